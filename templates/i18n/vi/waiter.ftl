# waiter
