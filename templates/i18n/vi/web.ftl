### Những gì trang web nói khi việc không làm được: trang và biểu mẫu như nhau.

oops-title-door = Không vào được
oops-title-lost = Không có gì ở đây
oops-title-changed = Vừa có thay đổi
oops-title-down = Máy chủ gặp sự cố
oops-title-refused = Chưa làm được

oops-not-signed-in = Hãy đăng nhập trước.
oops-not-enrolled = Thiết bị này chưa được đăng ký. Hãy xin quản lý một mã.
oops-not-allowed = Việc này dành cho đồng nghiệp khác. Hãy đăng nhập bằng người có quyền.
oops-no-house = Quán chưa được thiết lập. Địa chỉ để thiết lập nằm ở cửa sổ khởi động máy chủ.
oops-foreign = Yêu cầu này không đến từ trang của máy chủ. Hãy mở lại trang và thử lần nữa.
oops-not-found = Không có trang, hóa đơn hay bàn này. Hãy về trang đầu.
oops-wrong-method = Không dùng địa chỉ này như vậy được. Hãy về trang đầu.
oops-bad-field = Ô “{ $name }” còn thiếu hoặc không đúng. Hãy sửa lại.
oops-bad-amount = Đây không phải là số tiền. Chỉ gõ chữ số.
oops-typed-twice = Hai lần gõ mật khẩu không giống nhau. Hãy gõ lại cả hai.
oops-too-large = Gửi một lần như vậy là quá nhiều.
oops-too-slow = Yêu cầu đến quá chậm. Hãy kiểm tra mạng rồi thử lại.
oops-busy = Đang quá đông việc. Hãy thử lại sau một giây.
oops-down = Chưa chắc việc này đã được lưu. Hãy xem lại trước khi làm lần nữa.

oops-bad-code = Mã sai, đã dùng rồi hoặc quá 10 phút. Hãy xin quản lý mã mới.
oops-code-needed = Cần có mã. Quản lý tạo mã ở mục “Thiết bị”.
oops-no-such-person = Không có ai tên như vậy làm ở đây.
oops-wrong-pin = Sai mã PIN. Hãy thử lại.
oops-wrong-password = Sai tên hoặc mật khẩu.
oops-locked = Thiết bị này đã nhập sai quá nhiều lần. Hãy đợi một lát.
oops-bad-pin = Mã PIN có 4 đến 8 chữ số.
oops-bad-password = Mật khẩu có ít nhất 10 ký tự.
oops-bad-name = Tên có 1 đến 60 ký tự.
oops-name-taken = Tên này đã có rồi. Hãy chọn tên khác.
oops-last-manager = Phải còn lại một quản lý.
oops-no-such-station = Không có bếp này.
oops-set-up-already = Quán đã được thiết lập.
oops-bad-house = { $name }
oops-bad-menu = Không nhận tệp thực đơn. { $name }

oops-nameless-device = Thiết bị
