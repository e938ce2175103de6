import BulletinCommand

run()
