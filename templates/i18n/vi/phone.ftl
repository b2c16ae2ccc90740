# Điện thoại của phục vụ khi mất mạng, và những gì đỡ phải bấm.
check-again = Gọi lại:
kept-as-of = MẤT MẠNG · lúc #, @ phút trước
no-network = Mất mạng
no-network-why = Trang này chưa lưu trên máy. Có mạng lại là trang tự mở. Những gì bạn đã gửi vẫn nằm an toàn trong máy và sẽ tự gửi đi.
