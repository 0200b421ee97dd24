// ReLUNetworks
