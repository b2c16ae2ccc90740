# Quầy mang về và bảng gọi số.

counter-title = Quầy mang về
counter-order = Đơn này
counter-clear = Bỏ hết
counter-nothing = Chạm vào món để bắt đầu. Gõ chữ để tìm món.
counter-guest = Tên, điện thoại, giờ hẹn
counter-take = Thu tiền và báo bếp
counter-take-part = Thu một phần
counter-taken = Đã nhận của đơn này
counter-empty = Chưa chọn món nào.
counter-wait = Đang tính tiền…
counter-saving = Đang lưu. Mạng chậm thì máy tự gửi lại, không bị trùng.
counter-sold = Đã thu tiền, bếp đã nhận món.
counter-next = Khách tiếp theo
counter-waiting = Khách đang chờ món
counter-hand-over = Đã giao
counter-hand-over-label = Đã giao số { $n }
counter-no-script = Quầy mang về cần JavaScript. Bạn vẫn mở được đơn mang về thường.
call-number = Số
call-number-fact = Số gọi
board-title = Bảng gọi số
board-making = Đang làm
board-ready = Mời nhận
devices-board = Bảng gọi số cho khách
field-sale = Mã đơn
field-payments = Các khoản trả
field-seen = Số tiền đã thấy
refused-counter-total-changed = Giá hoặc khuyến mãi vừa thay đổi: đơn này giờ là { $due }. Chưa thu gì, bếp chưa nhận. Xem lại rồi thu.
refused-counter-not-paid = Còn thiếu { $left }. Chưa thu gì, bếp chưa nhận.
refused-counter-too-many-payments = Một đơn chỉ trả được tối đa { $most } lần.
problem-counter-total-changed = Số tiền đã thay đổi
problem-counter-not-paid = Chưa trả đủ
problem-counter-too-many-payments = Quá nhiều lần trả
receipt-delivery = Giao hàng

move-despite = Vẫn chuyển sang bàn này
move-discount-stays = Giảm giá trên cả hóa đơn ở lại với hóa đơn này: khi gộp, nó không theo sang bàn kia. Đổi bàn thì không mất.
