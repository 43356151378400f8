package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Work;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As many multiplications and additions as a core can do: independent chains in registers, no memory. */
public final class PeakWork implements Work {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 10;

    private final int rounds;
    private float result;

    /**
     * The work of a number of multiplications, each with an addition.
     *
     * @param multiplyAdds at least that many as one round has
     */
    public PeakWork(double multiplyAdds) {
        this.rounds = (int) Math.max(1, Math.round(multiplyAdds / perRound()));
    }

    private static int perRound() {
        return CHAINS * SPECIES.length();
    }

    /** The multiplications of a run, each with an addition. */
    public double multiplyAdds() {
        return (double) rounds * perRound();
    }

    @Override
    public void run() {
        result = chains(rounds);
    }

    private static float chains(int rounds) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        for (int round = 0; round < rounds; round++) {
            a = a.fma(factor, factor);
            b = b.fma(factor, factor);
            c = c.fma(factor, factor);
            d = d.fma(factor, factor);
            e = e.fma(factor, factor);
            f = f.fma(factor, factor);
            g = g.fma(factor, factor);
            h = h.fma(factor, factor);
            i = i.fma(factor, factor);
            j = j.fma(factor, factor);
        }
        FloatVector sum =
                a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
        return sum.lane(0);
    }

    /** The last run's sum, so that the work is not optimised away; never equal to a kernel's. */
    float result() {
        return result;
    }

    @Override
    public double fingerprint() {
        return Double.NaN;
    }
}
