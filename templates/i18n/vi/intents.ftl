# Tiền đang trên đường: thẻ, chuyển khoản, ví.

intent-ask-card = Đưa lên máy thẻ
intent-ask-transfer = Hiện mã chuyển khoản
intent-ask-transfer-plain = Chờ chuyển khoản
intent-ask-wallet = Chờ ví điện tử
intent-came-already = Tiền đã về rồi, ghi luôn
intent-unknown = Chưa rõ tiền về chưa
intent-look-card = Xem máy thẻ: giao dịch thành công hay không?
intent-look-transfer = Xem app ngân hàng: tiền đã vào tài khoản chưa?
intent-look-wallet = Xem app ví: tiền đã vào chưa?
intent-arrived = Tiền đã về
intent-missed = Không nhận được
intent-row = ? Chờ tiền { $name }
deed-intent = chờ thu { $name }
deed-intent-missed = không nhận được { $name }
refused-on-its-way = { $amount } của hóa đơn này đang chờ về. Hãy xem tiền đã về chưa và bấm kết quả trước.
refused-intent-settled = Khoản này đã có kết quả rồi.
refused-not-outside = Chỉ thẻ, chuyển khoản và ví mới phải chờ.
problem-on-its-way = Tiền đang chờ về
problem-intent-settled = Khoản này đã có kết quả
problem-not-outside = Không phải khoản phải chờ

# Phím tắt của quầy thu ngân.
till-key-check = Chọn hóa đơn, Enter để mở
till-key-given = Số tiền khách đưa, hoặc số tiền thu
till-key-take = Thu tiền, hoặc chờ tiền về
till-key-amount = Sửa số tiền thu
till-key-tip = Tiền tip
till-key-confirm = Đã xem món mới
till-key-split = Tách hóa đơn
till-key-provisional = Phiếu tạm tính
till-key-print = In hóa đơn
till-key-back = Quay lại
