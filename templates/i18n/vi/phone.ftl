# Điện thoại của phục vụ khi mất mạng, và những gì đỡ phải bấm.
check-again = Gọi lại:
kept-as-of = MẤT MẠNG · lúc #, @ phút trước
no-network = Mất mạng
no-network-why = Trang này chưa lưu trên máy. Có mạng lại là trang tự mở. Những gì bạn đã gửi vẫn nằm an toàn trong máy và sẽ tự gửi đi.

# Bàn cần chú ý: khách được chờ bao lâu.
terms-patience = Báo bàn cần chú ý sau
terms-patience-why = Tính bằng phút. Sơ đồ bàn sẽ hiện cờ và chữ. 0 là không báo.
terms-patience-order = Đã ngồi mà chưa gọi món
terms-patience-service = Món xong còn nằm ở quầy ra món
terms-patience-bill = Khách đã xin tính tiền
terms-patience-everyone = Món chờ lâu thì ai cũng được báo mang ra
field-patience = Số phút chờ (từ 0 đến 240)
floor-wait-service = ⚑ Món đang chờ
floor-wait-bill = ⚑ Chờ tính tiền
ready-everyone = ⚑ Ai rảnh mang giúp
fix-join = Thêm vào hóa đơn đó
fix-alongside = Mở hóa đơn riêng
fix-despite = Vẫn mở bàn
unopened-title = Bàn chưa mở
unopened-why = Chưa có mạng: bàn sẽ tự mở và món tự gửi khi có mạng lại.
unopened-unknown = Chọn một bàn trên sơ đồ.
fix-new-bill = Mở hóa đơn mới và gửi
links-tethered = Chưa có mạng nên chưa mở được trang khác. Trang này vẫn dùng được: món gọi được giữ và tự gửi.
