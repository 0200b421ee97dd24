-- Prints the Whitney numbers of a central arrangement, the coefficients of its Poincare polynomial, by Macaulay2's package
-- HyperplaneArrangements, and the processor time for it.
-- Called by ../arrangements.sh: M2 --script macaulay2_poincare.m2 FILE, where FILE holds a header "n m" and m normals.
needsPackage "HyperplaneArrangements"

whitneyNumbers = rows -> (
    M := matrix(QQ, rows);
    R := QQ(monoid[vars(0 .. numColumns M - 1)]);
    p := poincare arrangement(transpose M, R);
    flatten entries last coefficients(p, Monomials => apply(1 + first degree p, i -> (ring p)_0^i)))

readRows = name -> apply(drop(select(lines get name, line -> #line > 0), 1),
    line -> apply(select(separate(" ", line), word -> #word > 0), value))

-- Loads what the first call needs.
whitneyNumbers {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}};
rows = readRows scriptCommandLine#1
start = cpuTime()
numbers = whitneyNumbers rows
seconds = cpuTime() - start
words = apply(numbers, number -> toString lift(number, ZZ))
print concatenate("whitney ", between(" ", words))
print concatenate("seconds ", toString seconds)
exit 0
