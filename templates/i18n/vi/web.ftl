### Những gì trang web nói khi việc không làm được: trang và biểu mẫu như nhau.

oops-title-door = Bạn không làm được việc này
oops-title-lost = Không có gì ở đây
oops-title-changed = Vừa có thay đổi
oops-title-down = Máy chủ gặp sự cố
oops-title-refused = Chưa làm được

oops-not-signed-in = Hãy đăng nhập trước.
oops-not-enrolled = Thiết bị này chưa được đăng ký. Hãy xin quản lý một mã.
oops-not-allowed = Việc này dành cho đồng nghiệp khác. Hãy đăng nhập bằng người có quyền.
oops-foreign = Yêu cầu này không đến từ trang của máy chủ. Hãy mở lại trang và thử lần nữa.
oops-not-found = Không có trang, hóa đơn hay bàn này. Hãy về trang đầu.
oops-wrong-method = Không dùng địa chỉ này như vậy được. Hãy về trang đầu.
oops-bad-field = Ô “{ $name }” còn thiếu hoặc không đúng. Hãy sửa lại.
oops-bad-off = Ghi phần trăm, như 12 %, hoặc số tiền, như 50.000.
oops-both-ways = Hoàn theo món hoặc theo số tiền, không cả hai: xóa bớt một chỗ.
oops-look-with-amount = Chỉ mở ngăn kéo thì để trống số tiền; có tiền thì bấm Nộp vào hoặc Rút ra.
oops-bad-amount = Đây không phải là số tiền, hoặc số quá lớn. Chỉ gõ chữ số.
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
oops-bad-name-of = “{ $name }” cần có 1 đến 60 ký tự. Hãy viết ngắn lại, hoặc điền vào.
oops-bad-zone = Không có múi giờ này. Hãy dùng một tên như Asia/Ho_Chi_Minh.
oops-name-taken = Tên này đã có rồi. Hãy chọn tên khác.
oops-last-manager = Phải còn lại một quản lý.
oops-no-such-station = Không có bếp này.
oops-set-up-already = Quán đã được thiết lập.
oops-bad-menu = Không nhận tệp thực đơn. { $name }

oops-nameless-device = Thiết bị

## Các ô của biểu mẫu

field-table = Bàn
field-to = Chuyển đến
field-check = Hóa đơn
field-into = Hóa đơn gộp vào
field-seen = Điều thấy trên màn hình
field-promised = Hẹn lúc
field-left = Số phần còn lại
field-amount = Số tiền
field-area = Khu vực
field-cash_step = Làm tròn tiền mặt
field-chosen = Tùy chọn
field-covers = Số khách
field-csv = Tệp thực đơn
field-currency = Tiền tệ
field-item = Món
field-key = Mã của lần gửi
field-labels = Tên các bàn
field-lang = Ngôn ngữ
field-line = Dòng món
field-lines = Các món
field-name = Tên
field-post = Thiết bị dùng để làm gì
field-quantity = Số lượng
field-role = Vai trò
field-seats = Số ghế
field-service = Phí phục vụ
field-staff = Nhân viên
field-tender = Cách trả tiền
field-venue = Quán
field-version = Phiên bản hóa đơn
field-why = Lý do
field-manager = Quản lý
field-undoing = Cách sửa món đã làm
field-vi = Tên tiếng Việt
field-zone = Múi giờ
field-venue_name = Tên quán
field-owner_name = Tên chủ quán

## Tệp thực đơn sai ở đâu

menu-fault = dòng { $row }, cột “{ $column }”: { $why }
menu-fault-not-csv = đây không phải là tệp CSV ({ $found })
menu-fault-other-column = cột thứ { $place } là “{ $found }”, phải là “{ $wanted }”
menu-fault-no-column = thiếu cột thứ { $place }, phải là “{ $wanted }”
menu-fault-unknown-column = không có cột “{ $found }”: sau “modifier_groups” chỉ có thể là “course” và “prep”, mỗi cột một lần
menu-fault-not-course = “{ $found }” không phải lượt món: hãy ghi drinks, starters, mains hoặc desserts
menu-fault-not-minutes = “{ $found }” không phải số phút từ 1 đến { $most }
menu-fault-no-items = dưới dòng tiêu đề không có món nào
menu-fault-columns = dòng này có { $found } cột thay vì { $wanted }
menu-fault-code-twice = “{ $found }” đã có ở dòng { $first }; mỗi mã chỉ được dùng một lần
menu-fault-no-name = món không có tên trong cả hai ngôn ngữ
menu-fault-empty = còn để trống
menu-fault-other-currency = “{ $found }” không phải là tiền tệ của quán, phải là { $wanted }
menu-fault-negative = “{ $found }” nhỏ hơn không
menu-fault-not-amount = “{ $found }” không phải là số tiền bằng { $currency }
menu-fault-group-twice = nhóm “{ $found }” có hai lần
menu-fault-not-group = “{ $found }” không phải là nhóm; hãy viết Tên[ít nhất-nhiều nhất]:Lựa chọn*+thêm tiền|Lựa chọn
menu-fault-group-nameless = có nhóm lựa chọn không có tên
menu-fault-range = nhóm “{ $name }” ghi [{ $min }-{ $max }]; số thứ hai phải từ 1 trở lên và không nhỏ hơn số thứ nhất
menu-fault-defaults = nhóm “{ $name }” có { $found } lựa chọn sẵn nhưng chỉ cho phép { $max }
menu-fault-choice-twice = nhóm “{ $name }” có lựa chọn “{ $choice }” hai lần
menu-fault-choice-nameless = “{ $found }” là lựa chọn không có tên
menu-fault-choice-amount = lựa chọn “{ $choice }”: “{ $found }” không phải là số tiền bằng { $currency }
field-presets = Ghi chú bấm sẵn
field-round = Lượt gọi
