# Máy in: trang quản lý, hàng chờ in, báo lỗi, và những gì in ra giấy.

printers-title = Máy in
printers-why = Phiếu bếp, hóa đơn, ngăn kéo tiền
printers-count = { $n ->
    [0] Chưa có máy in
   *[other] { $n } máy in
}
printers-none = Chưa có máy in nào. Nhập địa chỉ của máy in trong mạng của quán, ví dụ 192.168.1.50.
printers-new = Thêm máy in
printers-new-do = Thêm
printers-name = Tên máy in
printers-address = Địa chỉ
printers-address-why = Địa chỉ trong mạng của quán; cổng 9100 nếu không ghi khác
printers-paper = Khổ giấy
printers-mm = { $name } mm
printers-letters = Chữ
letters-picture = In hình (tiếng Việt luôn đúng)
letters-cp1258 = Bảng mã Windows-1258
letters-tcvn3 = Bảng mã TCVN-3 (ABC)
letters-plain = Không dấu
printers-receipts = In hóa đơn và phiếu tạm tính
printers-drawer = Có ngăn kéo tiền
printers-stations = In phiếu cho bếp, quầy
printers-slips = In phiếu khi nào
slips-always = Luôn in
slips-unseen = Chỉ khi màn hình không hiện sau 5 giây
printers-fallback = Máy in thay khi hỏng
printers-no-fallback = Không có
printers-test = In thử
printers-remove = Bỏ máy in này
printers-tested = Đã gửi trang in thử tới { $name }.

prints-title = Hàng chờ in
prints-failing = Chưa in được
prints-waiting = Đang chờ in
prints-lately = Đã in gần đây
prints-none = Không có gì chờ in.
prints-retry = In lại
prints-to = In ở { $name }
prints-discard = Bỏ
prints-open = Máy in
prints-drawer = Mở ngăn kéo tiền
prints-drawer-why = Lý do
prints-drawer-change = Đổi tiền
print-bill = In phiếu tạm tính
print-receipt = In hóa đơn
print-copy = In lại hóa đơn
receipt-width = Khổ giấy
printed-at = In lúc { $name }
print-state-waiting = chờ in
print-state-sending = đang in
print-state-printed = đã in
print-state-expired = quá lâu, chưa in
print-state-doubtful = có thể đã in, xem giấy rồi chọn
print-state-discarded = đã bỏ
print-maybe = có thể đã in một phần

paper-slip = Phiếu bếp
paper-provisional = Phiếu tạm tính
paper-receipt = Hóa đơn
paper-x = Báo cáo X
paper-z = Báo cáo Z
paper-drawer = Ngăn kéo tiền
paper-test = Trang in thử

fault-no-connection = Máy in { $name }: không kết nối được { $address } — { $why }
fault-no-such-host = Máy in { $name }: không tìm thấy địa chỉ { $address } — { $why }
fault-no-answer = Máy in { $name }: { $address } không trả lời. Máy có bật và cắm mạng không?
fault-cut = Máy in { $name }: đứt kết nối giữa chừng — { $why }
fault-stuck = Máy in { $name }: máy không nhận thêm dữ liệu, có thể kẹt giấy
fault-no-paper = Máy in { $name }: hết giấy
fault-cover-open = Máy in { $name }: nắp đang mở
fault-offline = Máy in { $name }: máy báo đang ngắt
fault-server-stopped = Máy in { $name }: máy chủ dừng khi đang in, phiếu có thể in hai lần
fault-printer-gone = Máy in của phiếu này không còn nữa
print-doubtful = Đã in thử hai lần: xem giấy đã ra chưa rồi chọn in lại hoặc bỏ.
fault-printer = Máy in Máy in|Máy in
fault-too-old = Máy in { $name }: chờ quá lâu, chưa in

paper-maybe = CÓ THỂ IN LẠI / POSSIBLE DUPLICATE
paper-instead-of = (thay máy in { $name })
paper-transfer = Quét mã để chuyển khoản
paper-test-printer = Máy in
paper-test-address = Địa chỉ
paper-test-width = Khổ giấy
paper-test-mm = { $name } mm
paper-test-letters = Chữ
paper-test-well = Đọc được hết là máy in tốt.
slip-void = HỦY MÓN
slip-change = ĐỔI MÓN
slip-again = LÀM LẠI
slip-move = CHUYỂN BÀN
slip-hold = KHOAN LÀM, LÊN SAU

deed-print-queued = gửi đi in
deed-paper-printed = in xong
deed-print-failed = báo in không được
deed-print-expired = báo phiếu chờ in quá lâu
deed-print-retried = cho in lại
deed-print-discarded = bỏ phiếu in
deed-drawer = mở ngăn kéo tiền

field-drawer = ngăn kéo
field-paper = khổ giấy
field-letters = chữ
field-slips = khi nào in phiếu
field-fallback = máy in thay

refused-printer-bad-name = Máy in phải có tên, nhiều nhất 40 chữ.
refused-printer-name-taken = Đã có máy in tên này. Hãy đặt tên khác.
refused-printer-bad-address = Đây không phải địa chỉ máy in. Ví dụ đúng: 192.168.1.50 hoặc 192.168.1.50:9100.
refused-no-such-printer = Không có máy in này.
refused-no-printer = Chưa có máy in cho hóa đơn. Quản lý thêm ở mục Máy in.
refused-no-such-job = Phiếu in này không còn nữa.
refused-job-not-waiting = Phiếu này đang in hoặc đã in.
refused-no-drawer = Chưa có máy in nào gắn ngăn kéo tiền.
problem-printer-bad-name = Tên máy in không được
problem-printer-name-taken = Trùng tên máy in
problem-printer-bad-address = Địa chỉ máy in không đúng
problem-no-such-printer = Không có máy in
problem-no-printer = Chưa có máy in
problem-no-such-job = Không có phiếu in
problem-job-not-waiting = Đang in hoặc đã in
problem-no-drawer = Không có ngăn kéo
trouble-refused = máy in từ chối kết nối
trouble-unreachable = không có đường mạng tới máy in
trouble-reset = máy in ngắt ngang
