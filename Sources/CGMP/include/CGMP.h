// Thin inline names over GMP, so that Swift can call it.
//
// Swift sees the functions of gmp.h only under their linker names (__gmpz_add, ...), because `mpz_add` is a macro
// alias, and does not see function-like macros (mpz_sgn, mpq_numref) at all. Every function here takes pointers, so that
// operands may alias as GMP allows; Swift's `inout` forbids that. Names: integer_* works on mpz, rational_* on mpq;
// the result comes first, as in GMP.
#pragma once
#if !__has_include(<gmp.h>)
#error "gmp.h not found: install the GNU MP development files (Debian, Ubuntu: apt-get install libgmp-dev)"
#endif
#include <gmp.h>
#include <stdint.h>

_Static_assert(GMP_LIMB_BITS == 64 && GMP_NAIL_BITS == 0, "GMP must be built with full 64-bit limbs");
_Static_assert(sizeof(long) == 8, "a C long must have 64 bits");

#define CGMP_INLINE static inline __attribute__((always_inline))

typedef __mpz_struct GMPInteger;
typedef __mpq_struct GMPRational;
typedef GMPInteger *_Nonnull IntegerPointer;
typedef const GMPInteger *_Nonnull ConstIntegerPointer;
typedef GMPRational *_Nonnull RationalPointer;
typedef const GMPRational *_Nonnull ConstRationalPointer;

// Life and assignment. integer_init allocates no limbs.
CGMP_INLINE void integer_init(IntegerPointer a) { mpz_init(a); }
CGMP_INLINE void integer_clear(IntegerPointer a) { mpz_clear(a); }
CGMP_INLINE void integer_set(IntegerPointer r, ConstIntegerPointer a) { mpz_set(r, a); }
CGMP_INLINE void integer_set_signed(IntegerPointer r, long v) { mpz_set_si(r, v); }
CGMP_INLINE void integer_set_unsigned(IntegerPointer r, unsigned long v) { mpz_set_ui(r, v); }
CGMP_INLINE void integer_swap(IntegerPointer a, IntegerPointer b) { mpz_swap(a, b); }
// r = the little-endian limbs at `limbs`.
CGMP_INLINE void integer_set_limbs(IntegerPointer r, const uint64_t *_Nonnull limbs, size_t count) {
  mpz_import(r, count, -1, sizeof(uint64_t), 0, 0, limbs);
}
// The text is a nul-terminated decimal numeral; 0 on success.
CGMP_INLINE int integer_set_decimal(IntegerPointer r, const char *_Nonnull text) { return mpz_set_str(r, text, 10); }
// Writes sign, digits and a nul; the buffer holds integer_decimal_size(a) + 2 characters.
CGMP_INLINE void integer_write_decimal(char *_Nonnull text, ConstIntegerPointer a) { mpz_get_str(text, 10, a); }
CGMP_INLINE size_t integer_decimal_size(ConstIntegerPointer a) { return mpz_sizeinbase(a, 10); }

// Inspection.
CGMP_INLINE int integer_sign(ConstIntegerPointer a) { return mpz_sgn(a); }
CGMP_INLINE int integer_compare(ConstIntegerPointer a, ConstIntegerPointer b) { return mpz_cmp(a, b); }
CGMP_INLINE int integer_compare_magnitude(ConstIntegerPointer a, ConstIntegerPointer b) { return mpz_cmpabs(a, b); }
CGMP_INLINE int integer_fits_signed(ConstIntegerPointer a) { return mpz_fits_slong_p(a); }
CGMP_INLINE long integer_get_signed(ConstIntegerPointer a) { return mpz_get_si(a); }
CGMP_INLINE size_t integer_limb_count(ConstIntegerPointer a) { return mpz_size(a); }
CGMP_INLINE uint64_t integer_limb(ConstIntegerPointer a, size_t i) { return mpz_getlimbn(a, (mp_size_t)i); }
CGMP_INLINE size_t integer_bit_length(ConstIntegerPointer a) { return mpz_sgn(a) == 0 ? 0 : mpz_sizeinbase(a, 2); }
CGMP_INLINE size_t integer_trailing_zeros(ConstIntegerPointer a) { return mpz_scan1(a, 0); }
CGMP_INLINE double integer_get_double(long *_Nonnull exponent, ConstIntegerPointer a) {
  return mpz_get_d_2exp(exponent, a);
}

// Arithmetic.
CGMP_INLINE void integer_add(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) { mpz_add(r, a, b); }
CGMP_INLINE void integer_subtract(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) { mpz_sub(r, a, b); }
CGMP_INLINE void integer_multiply(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) { mpz_mul(r, a, b); }
CGMP_INLINE void integer_multiply_unsigned(IntegerPointer r, ConstIntegerPointer a, unsigned long b) {
  mpz_mul_ui(r, a, b);
}
CGMP_INLINE void integer_add_product(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) {
  mpz_addmul(r, a, b);
}
CGMP_INLINE void integer_add_product_unsigned(IntegerPointer r, ConstIntegerPointer a, unsigned long b) {
  mpz_addmul_ui(r, a, b);
}
CGMP_INLINE void integer_subtract_product(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) {
  mpz_submul(r, a, b);
}
CGMP_INLINE void integer_negate(IntegerPointer r, ConstIntegerPointer a) { mpz_neg(r, a); }
CGMP_INLINE void integer_absolute(IntegerPointer r, ConstIntegerPointer a) { mpz_abs(r, a); }
CGMP_INLINE void integer_divide_truncating(
    IntegerPointer q, IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) { mpz_tdiv_qr(q, r, a, b); }
CGMP_INLINE void integer_divide_flooring(IntegerPointer q, ConstIntegerPointer a, ConstIntegerPointer b) {
  mpz_fdiv_q(q, a, b);
}
CGMP_INLINE void integer_divide_exactly(IntegerPointer q, ConstIntegerPointer a, ConstIntegerPointer b) {
  mpz_divexact(q, a, b);
}
CGMP_INLINE unsigned long integer_modulo_unsigned(ConstIntegerPointer a, unsigned long m) { return mpz_fdiv_ui(a, m); }
CGMP_INLINE void integer_gcd(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) { mpz_gcd(r, a, b); }
CGMP_INLINE void integer_lcm(IntegerPointer r, ConstIntegerPointer a, ConstIntegerPointer b) { mpz_lcm(r, a, b); }
CGMP_INLINE void integer_power(IntegerPointer r, ConstIntegerPointer a, unsigned long e) { mpz_pow_ui(r, a, e); }
CGMP_INLINE void integer_square_root(IntegerPointer r, ConstIntegerPointer a) { mpz_sqrt(r, a); }
CGMP_INLINE void integer_shift_left(IntegerPointer r, ConstIntegerPointer a, unsigned long n) { mpz_mul_2exp(r, a, n); }
CGMP_INLINE void integer_shift_right_flooring(IntegerPointer r, ConstIntegerPointer a, unsigned long n) {
  mpz_fdiv_q_2exp(r, a, n);
}

// Rationals, always canonical: lowest terms, positive denominator.
CGMP_INLINE IntegerPointer rational_numerator(RationalPointer a) { return mpq_numref(a); }
CGMP_INLINE IntegerPointer rational_denominator(RationalPointer a) { return mpq_denref(a); }
CGMP_INLINE ConstIntegerPointer rational_const_numerator(ConstRationalPointer a) { return mpq_numref(a); }
CGMP_INLINE ConstIntegerPointer rational_const_denominator(ConstRationalPointer a) { return mpq_denref(a); }
CGMP_INLINE void rational_init(RationalPointer a) { mpq_init(a); }
CGMP_INLINE void rational_clear(RationalPointer a) { mpq_clear(a); }
CGMP_INLINE void rational_canonicalize(RationalPointer a) { mpq_canonicalize(a); }
CGMP_INLINE int rational_sign(ConstRationalPointer a) { return mpq_sgn(a); }
CGMP_INLINE int rational_compare(ConstRationalPointer a, ConstRationalPointer b) { return mpq_cmp(a, b); }
CGMP_INLINE void rational_add(RationalPointer r, ConstRationalPointer a, ConstRationalPointer b) { mpq_add(r, a, b); }
CGMP_INLINE void rational_subtract(RationalPointer r, ConstRationalPointer a, ConstRationalPointer b) {
  mpq_sub(r, a, b);
}
CGMP_INLINE void rational_multiply(RationalPointer r, ConstRationalPointer a, ConstRationalPointer b) {
  mpq_mul(r, a, b);
}
CGMP_INLINE void rational_divide(RationalPointer r, ConstRationalPointer a, ConstRationalPointer b) {
  mpq_div(r, a, b);
}
CGMP_INLINE void rational_negate(RationalPointer r, ConstRationalPointer a) { mpq_neg(r, a); }
// 1, with both parts stored, when the numerator lies in (-2^63, 2^63) and the denominator in [1, 2^63).
CGMP_INLINE int rational_get_small(ConstRationalPointer a, int64_t *_Nonnull n, int64_t *_Nonnull d) {
  if (!mpz_fits_slong_p(mpq_numref(a)) || !mpz_fits_slong_p(mpq_denref(a))) return 0;
  *n = mpz_get_si(mpq_numref(a));
  *d = mpz_get_si(mpq_denref(a));
  return *n != INT64_MIN;
}
