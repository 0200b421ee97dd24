/* Solves a linear program in cdd's format by cddlib in exact arithmetic: the value, or what else is true. */
#define GMPRATIONAL
#include <stdio.h>
#include <cddlib/setoper.h>
#include <cddlib/cdd.h>

int main(int count, char **arguments) {
  if (count != 2) return 2;
  FILE *file = fopen(arguments[1], "r");
  if (!file) return 2;
  dd_set_global_constants();
  dd_ErrorType error = dd_NoError;
  dd_MatrixPtr matrix = dd_PolyFile2Matrix(file, &error);
  fclose(file);
  if (error != dd_NoError) return 3;
  dd_LPPtr program = dd_Matrix2LP(matrix, &error);
  if (error != dd_NoError) return 3;
  dd_LPSolve(program, dd_DualSimplex, &error);
  if (error != dd_NoError) return 3;
  switch (program->LPS) {
  case dd_Optimal:
    printf("value ");
    mpq_out_str(stdout, 10, program->optvalue);
    printf("\n");
    break;
  case dd_Inconsistent: printf("infeasible\n"); break;
  case dd_DualInconsistent: case dd_StrucDualInconsistent: printf("unbounded\n"); break;
  default: printf("status %d\n", program->LPS);
  }
  return 0;
}
