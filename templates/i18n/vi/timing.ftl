# Bếp làm theo thời gian: món cùng lượt ra cùng lúc.
timed-at = lúc { $name }
timed-done = → { $name }
timed-now = Làm ngay
timed-waits = { $n } món chờ giờ
deed-time-came = báo đến giờ làm: { $name }
terms-kitchen = Món cùng lượt ra cùng lúc
terms-kitchen-why = Món làm lâu báo bếp trước, món nhanh chờ đến giờ rồi mới báo. Số phút làm của từng món ghi ở trang Thực đơn. Đồ uống và món không ghi số phút báo bếp ngay.
terms-by-prep = Báo bếp theo thời gian làm
menu-prep = Số phút làm
menu-prep-why = Từ 1 đến { $n } phút. Để trống: báo bếp ngay, không chờ món khác.
menu-prep-minutes = { $n } phút
field-prep = Số phút làm
refused-waits-for-word = Phiếu này chờ phục vụ báo lên, không chờ giờ.
problem-waits-for-word = Phiếu chờ phục vụ báo lên
