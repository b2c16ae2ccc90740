# Màn hình quầy bị tắt, và những gì bếp làm thêm.

dark-not-shown = Màn hình { $name } chưa hiện món. Hãy báo tận nơi:
dark-tables = { $n } bàn
dark-bar = { $name } mất màn hình · { $n } phiếu
dark-take = Nhận thay
deed-not-shown = báo màn hình { $name } chưa hiện món

rush = LÀM GẤP
rush-do = gấp
rush-off = thôi gấp
rush-key = làm gấp
rush-cancel = Thôi
rush-round = Giục bếp làm gấp lượt này
rush-check = Giục bếp làm gấp
deed-rushed = giục bếp làm gấp
deed-rush-off = thôi giục bếp
refused-nothing-to-rush = Bếp không còn món nào đang làm để giục: đã xong, hoặc còn chờ lên sau.

afterwards-ready = đã xong
afterwards-served = đã mang ra
problem-nothing-to-rush = Không có gì để giục

screens-level = Dùng để
screens-level-tickets = Làm món: phiếu của quầy
screens-level-pass = Ra món: từng bàn với mọi quầy
field-level = Dùng để

allday-groups = Tách trong “Tổng món”
allday-groups-why = Nhóm được chọn thì bếp đếm riêng từng loại, ví dụ tô lớn và tô nhỏ. Nhóm không chọn thì đếm chung.
field-group = Nhóm tùy chọn

screens-level-runner = Bưng món: món đã giao, chờ bưng ra
deed-handed-to-runner = giao món cho người bưng
deed-handed-back = lấy món lại từ người bưng
expo-left = Đã giao
runner-out = Đã bưng ra
runner-take = Bưng ra
expo-key-history = đã giao
expo-history-title = 50 lần giao gần nhất
expo-history-none = Chưa giao lần nào.
field-when = Thời điểm
