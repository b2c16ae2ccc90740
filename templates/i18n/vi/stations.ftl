# Màn hình quầy bị tắt, và những gì bếp làm thêm.

dark-not-shown = Màn hình { $name } chưa hiện món. Hãy báo tận nơi:
dark-bar = Màn hình { $name } không hiện · { $n } phiếu đang chờ
dark-take = Nhận thay
deed-not-shown = màn hình { $name } chưa hiện món
