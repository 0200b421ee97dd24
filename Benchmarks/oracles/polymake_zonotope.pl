# Prints the number of vertices of a zonotope, found by Fukuda's reverse search in polymake, and the processor time for it.
# Called by ../arrangements.sh: polymake --script polymake_zonotope.pl FILE, where FILE holds a header "n m" and m normals.
use strict;
use application "polytope";

sub vertex_count {
  my ($rows) = @_;
  # polymake wants homogeneous coordinates: a 1 before each generator.
  my $generators = new Matrix<Rational>([ map { [ 1, @$_ ] } @$rows ]);
  return zonotope_vertices_fukuda($generators)->rows;
}

open(my $file, "<", $ARGV[0]) or die "cannot read $ARGV[0]\n";
my @lines = map { [ split ] } <$file>;
close $file;
shift @lines;

# Loads and compiles what the first call needs.
vertex_count([ [ 1, 0, 0 ], [ 0, 1, 0 ], [ 0, 0, 1 ], [ 1, 1, 1 ] ]);
my ($user, $system) = times;
my $count = vertex_count(\@lines);
my ($user_after, $system_after) = times;
print "chambers $count\n";
print "seconds ", $user_after - $user + $system_after - $system, "\n";
