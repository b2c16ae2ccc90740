# Dùng chung cho mọi màn hình
skip = Đến nội dung chính
home = Về trang chính
back = Quay lại
save = Lưu
cancel = Thôi
close = Đóng
undo = Hoàn tác
add = Thêm
yes = Có
no = Không
free-of-charge = Miễn phí
live-on = trực tuyến
live-off = mất kết nối
not-live-since = MẤT KẾT NỐI từ
act-saving = Mạng chậm, đang gửi lại…
act-failed = Chưa làm được. Xin thử lại.
language = Ngôn ngữ
lang-vi = Tiếng Việt
lang-en = English
role-waiter = Phục vụ
role-kitchen = Bếp
role-cashier = Thu ngân
role-manager = Quản lý
takeaway = Mang về
room-named = Phòng { $name }
table-named = Bàn { $name }
takeaway-number = MV { $n }
check-number = Hóa đơn #{ $n }
covers-count = { $n } khách
round-number = Lượt { $n }
minutes-short = ′

# Vì sao chưa làm được, và làm gì tiếp
refused-no-such-check = Hóa đơn này không còn mở. Xin quay lại sơ đồ bàn.
refused-no-such-table = Không có bàn này. Xin chọn lại trên sơ đồ bàn.
refused-no-such-station = Không có quầy này. Xin chọn lại màn hình bếp.
refused-no-such-ticket = Phiếu này không còn nữa. Xin tải lại màn hình.
refused-no-such-line = Món này không còn trên hóa đơn. Xin tải lại trang.
refused-no-such-item = Dòng { $line }: món này không còn trong thực đơn. Xin bỏ món rồi gửi lại.
refused-no-such-choice = Dòng { $line }: “{ $item }” không có lựa chọn này. Xin chọn lại.
refused-table-taken = Bàn { $table } đã có người mở. Hãy thêm món vào hóa đơn đó, hoặc mở hóa đơn thứ hai.
refused-check-closed = Hóa đơn #{ $number } đã đóng. Khách gọi thêm thì mở hóa đơn mới.
refused-bad-covers = Số khách phải từ 1 đến 500.
refused-empty-round = Chưa có món nào để gửi. Xin chọn món trước.
refused-too-many-lines = Một lượt tối đa { $most } dòng. Xin chia làm hai lần gửi.
refused-bad-quantity = Dòng { $line }: số lượng phải từ 1 đến 999.
refused-note-too-long = Dòng { $line }: ghi chú tối đa { $most } ký tự. Xin viết ngắn lại.
refused-sold-out = Dòng { $line }: “{ $item }” vừa hết. Xin báo khách rồi gửi lại không có món này.
refused-too-few-left = Dòng { $line }: “{ $item }” chỉ còn { $left } phần. Xin báo khách rồi gửi số còn lại.
refused-not-on-menu = Món này không còn trong thực đơn. Xin tải lại trang.
refused-bad-portions = Số phần phải từ 0 đến 9999.
refused-price-changed = Dòng { $line }: “{ $item }” bây giờ giá { $now }, không phải { $seen }. Báo khách rồi gửi theo giá mới.
refused-choice-missing = Dòng { $line }: “{ $item }” cần chọn { $group }.
refused-too-many-choices = Dòng { $line }: “{ $item }” chỉ được chọn tối đa { $most } { $group }.
refused-not-empty = Hóa đơn #{ $number } đã có món, phải thanh toán chứ không bỏ được.
refused-line-stale = “{ $item }” không còn như bạn thấy: còn { $quantity }, { $state ->
    [queued] đang ở bếp
    [ready] đã làm xong
    [served] đã bưng ra
   *[voided] đã hủy
}. Hãy xem lại.
refused-not-so-many = Chỉ có { $most } phần. Hãy chọn từ 1 đến { $most }.
refused-reason-needed = Bếp đã làm món này, hoặc khách đã xem tạm tính: hãy cho biết lý do. Chọn “lý do khác” thì ghi rõ.
refused-approval-needed = Việc này ({ $amount }) cần quản lý nhập mã PIN.
refused-approval-gone = Mã PIN của quản lý không còn dùng được cho { $amount } này. Hãy nhập lại.
refused-already-made = “{ $item }” đã làm xong, không đổi được. Hãy hủy món hoặc gọi món khác.
refused-not-made = “{ $item }” còn ở bếp. Hãy đổi món thay vì làm lại.
refused-merged-away = Hóa đơn #{ $number } đã gộp vào { $place }. Xin làm tiếp ở đó.
refused-moved-meanwhile = Hóa đơn #{ $number } bây giờ ở { $place }. Xin xem lại trước khi chuyển.
refused-same-check = Đây là cùng một hóa đơn. Xin chọn hóa đơn khác.
refused-not-merged = Hai hóa đơn này không còn gộp. Xin tải lại trang.
refused-has-payments = Hóa đơn #{ $number } đã thu tiền nên không gộp được. Xin chuyển từng món.
refused-has-discounts = Hóa đơn #{ $number } đã dùng phiếu giảm giá. Hãy gộp hóa đơn kia vào hóa đơn này, hoặc bỏ phiếu ra trước.
refused-paid-already = Đã thu { $paid }: hóa đơn không thể ít hơn số đó. Hủy lần thu trước, rồi làm lại.
refused-nothing-to-move = Xin chọn món cần chuyển.
refused-no-such-person = Không có người phục vụ này. Xin chọn lại.
refused-at-a-table = Khách đang ngồi bàn { $table }; chỉ đơn không có bàn mới ghi người lấy.
refused-too-long = Tối đa { $most } ký tự. Xin viết ngắn lại.
refused-stale = Hóa đơn vừa thay đổi. Còn phải thu { $due }: xem lại rồi thu tiếp.
refused-more-than-due = Chỉ còn phải thu { $due }. Xin nhập số nhỏ hơn.
refused-bad-amount = Số tiền phải lớn hơn 0.
refused-given-too-little = Khách đưa { $given }, chưa đủ { $amount }.
refused-given-too-much = Khách đưa { $given } cho { $amount }: thừa cả một tờ tiền. Xem lại số tiền khách đưa.
refused-tip-too-large = Tiền tip { $tip } nhiều hơn cả hóa đơn { $amount }. Xem lại số tiền.
refused-only-cash-gives-change = Chỉ tiền mặt mới có tiền thừa. Thẻ và chuyển khoản thu đúng số tiền.
refused-key-reused = Lệnh này đã được dùng cho việc khác. Xin tải lại trang rồi làm lại.

# Vì sao sửa món đã gửi
why-mind = Khách đổi ý
why-mistake = Gọi nhầm món
why-slow = Bếp làm quá lâu
why-quality = Món không đạt
why-other = Lý do khác
allowed-by = { $name } duyệt
line-voided = Đã hủy
line-changed = Đã đổi
line-comped = Tặng khách
line-remade = Làm lại
refused-given-away = “{ $item }” đã được tặng: gọi thêm thì gọi thành món mới, phần thêm không được tặng theo.
refused-on-the-bill = Khách đã xem hóa đơn có “{ $item }”. Muốn bớt, hãy hủy món và ghi lý do.
