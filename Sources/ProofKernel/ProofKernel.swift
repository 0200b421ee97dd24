// ProofKernel
