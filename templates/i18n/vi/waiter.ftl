# Phục vụ
live-connecting = đang kết nối…
nav-label = Các trang chính
nav-floor = Bàn
nav-ready = Chờ bưng
nav-mine = Của tôi
nav-more = Thêm
less = Bớt một
more-of = Thêm một

floor-title = Sơ đồ bàn
floor-areas = Khu vực
floor-jump = Số…
floor-jump-label = Đến bàn số
floor-jump-none = Không có bàn này
floor-free = Trống
floor-seated = ○ Mới ngồi
floor-not-ordered = ○ Chưa gọi
floor-attention = ⚑ Chưa gọi món
floor-ordered = ● Đã gửi
floor-ready = ✓ Chờ bưng
floor-served = ✓ Đã lên đủ
floor-bill = ₫ Tính tiền
floor-checks = { $n } hóa đơn
floor-new-takeaway = Đơn mang về mới

check-move = Khách, chuyển, gộp, ghi chú…
check-merged = Hóa đơn này đã gộp vào hóa đơn khác.
check-merged-go = Mở hóa đơn đó
round-from = từ { $name }
move-tab = Chuyển bàn
move-how = Chạm vào bàn khách đang ngồi. Bàn có khách thì hỏi gộp hay ngồi chung.
move-here = đang ngồi
move-taken = có khách
move-alongside = Ngồi chung bàn, hóa đơn riêng
merge-with = Gộp với
merged-with = Đã gộp vào hóa đơn này
part-again = Tách ra lại
lines-tab = Chuyển món
lines-which = Món chuyển sang hóa đơn khác
lines-quantity = Số lượng { $name }
lines-where = Chuyển đến
lines-new = Hóa đơn mới ở bàn này
about-tab = Khách
note-title = Ghi chú của bàn
note-words = Ai cũng thấy: sơ đồ bàn, bếp, thu ngân
note-birthday = 🎂 Sinh nhật
note-vip = ★ Khách quen
note-child = Ghế trẻ em
note-hurry = Khách vội
note-none = Bỏ ghi chú
waiter-title = Bàn giao
waiter-now = { $name } đang phục vụ bàn này.
away-title = Mang về hoặc giao hàng
away-who = Ai lấy
away-name = Tên
away-phone = Điện thoại
away-promised = Hẹn lúc
away-delivery = Quán giao tận nơi
away-address = Địa chỉ
away-for = hẹn { $name }
floor-new-away = Mang về có hẹn, giao hàng

table-seats = { $n } chỗ
table-checks = Hóa đơn đang mở
table-another = Mở thêm hóa đơn
table-covers = Số khách
table-open = Mở bàn, gọi món

check-menu = Thực đơn
check-sent = Đã gửi
check-tabs = Thực đơn hoặc món đã gửi
check-more = Việc khác với hóa đơn này
check-settle = Thanh toán
check-timeline = Nhật ký hóa đơn
check-another = Mở thêm hóa đơn ở bàn này
check-drop = Khách về, bỏ hóa đơn trống
check-empty = Chưa gửi món nào.
check-closed = Hóa đơn đã thanh toán lúc
check-put-away = Hóa đơn trống, đã bỏ lúc
check-receipt = Xem hóa đơn
check-gone = Hóa đơn này đã đóng.
rounds-sent = đã gửi { $n } lượt

mark-saving = Đang lưu… giữ trên máy này
mark-saved = Đã lưu
mark-seen = Bếp đã thấy
mark-unseen = ⚠ Màn hình { $name } chưa hiện lượt này. Hãy báo tận nơi.

line-queued = ● Chờ bếp
line-cooking = ● Đang nấu
line-ready = ✓ Chờ bưng
line-served = ✓ Đã bưng
line-undo-label = Chưa bưng { $name }, hoàn tác
line-known = bếp đã biết
line-unknown = bếp chưa báo đã biết
line-title = Món đã gửi
line-how-many = Số lượng
line-why = Lý do?
line-why-if = Lý do? (không bắt buộc)
line-why-words = Ghi rõ
line-manager = Quản lý duyệt
line-manager-who = Quản lý
line-manager-pin = Mã PIN của quản lý
line-void-free = Bếp chưa làm: bếp được báo ngay.
line-remake-free = Khách chỉ trả một lần. Bếp nhận ngay với dấu “làm lại”.
deed-do-change = Sửa món
deed-do-void = Hủy món
deed-do-comp = Tặng khách
deed-do-remake = Làm lại

sum-lines = Tiền món
sum-service = Phí phục vụ
sum-tax = Thuế { $name } %
sum-tax-included = gồm thuế { $name } %
sum-rounding = Làm tròn
sum-total = Tổng cộng
sum-paid = Đã trả
sum-due = Còn lại
bill-ask = ₫ Khách tính tiền
bill-call-off = Khách chưa tính tiền

menu-search = Tìm món: pho bo, pbt, R09
menu-search-label = Tìm món
menu-find = Tìm, với số lượng và ghi chú
menu-categories = Nhóm món
menu-often = Hay gọi
menu-none = Không có món nào khớp.
menu-out = Hết
menu-add-label = Thêm { $name }
menu-must-choose = { $name }: phải chọn

portions-title = Báo hết món
portions-none = Mọi món đều còn.
portions-left = còn { $n }
portions-today = chỉ hôm nay
portions-back = Bán lại
portions-back-label = Bán lại { $name }
portions-more = Món vừa hết
portions-out = Hết
portions-count = Đếm
portions-count-label = Đếm số phần { $name }
portions-how-many = Số phần còn lại
portions-only-today = chỉ hôm nay
portions-count-of = { $n ->
    [0] mọi món đều còn
   *[other] { $n } món
}

cart-one = 1 món
cart-many = # món
cart-send = Gửi bếp

sheet-required = chọn một
sheet-optional = tùy ý
sheet-most = tối đa #
sheet-quantity = Số lượng
sheet-note = Ghi chú cho bếp
sheet-note-example = ít cay, không hành…
sheet-add = Thêm vào đơn
sheet-change = Sửa

outbox-signin = Phiên đã hết. Đơn vẫn giữ trên máy này.
outbox-signin-do = Đăng nhập để gửi
outbox-failed = Chưa gửi được đơn này.
outbox-other = Đơn chưa gửi của người khác trên máy này.
outbox-send = Gửi ngay
outbox-open = Xem
outbox-round = Lượt
fix-price = Đồng ý giá mới, gửi
fix-sold-out = Bỏ món này, gửi
fix-too-few = Gửi số còn lại
fix-change = Sửa đơn
fix-drop = Bỏ đơn này

ready-title = Chờ bưng
ready-serve = Đã bưng
ready-serve-label = Đã bưng { $name }
ready-done = Đã bưng
ready-none = Không có món nào chờ bưng.
ready-mine = Bàn của tôi

mine-title = Bàn của tôi
mine-none = Bạn chưa mở hóa đơn nào.

more-title = Thêm
more-checkout = Quầy thu ngân
more-kitchen = Màn hình bếp
more-expo = Màn hình ra món
more-manage = Quản lý quán
more-sound-on = Âm báo đang bật
more-sound-off = Bật âm báo trên máy này
more-sign-out = Đăng xuất
check-rounds = Các lượt đã gọi
sheet-star = Món hay gọi: ghim lên đầu
sheet-presets = Ghi chú nhanh
ready-all-of = Bưng hết ·
outbox-several = # lượt đang chờ gửi
