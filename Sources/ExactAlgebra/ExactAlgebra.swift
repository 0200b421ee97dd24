// ExactAlgebra
