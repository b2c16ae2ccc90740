# The waiter's phone without network, and what saves taps.
check-again = Again:
kept-as-of = NO NETWORK · as of #, @ min ago
no-network = No network
no-network-why = This page is not kept on this phone. It opens by itself as soon as the network is back. What you have sent waits safely here and goes out by itself.
