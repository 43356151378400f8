package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.epilogue.Epilogues;
import dev.nnm.compiler.loop.share.Sharing;
import dev.nnm.compiler.loop.share.SharingLimits;
import dev.nnm.compiler.loop.vector.Vectorization;
import java.util.List;

/**
 * Makes a program fit for a class: suitable loops in lanes or behind the panels of contractions, large ones in parts,
 * methods that HotSpot compiles (it interprets what is longer than 8,000 bytes), no more constants and fields than a
 * class file can name, and memory that is used several times.
 */
public final class Packing {

    /**
     * The greatest size of a method by estimate, which is well above the truth: these methods have some 4,000 bytes.
     */
    static final int LIMIT = 6_500;

    private Packing() {}

    /** The program in methods of bounded size; itself if it is small. */
    public static LoopProgram pack(LoopProgram program) {
        return pack(program, LIMIT, RoomSharing.LEAST_SIZE);
    }

    /**
     * The program in methods of at most that size, arrays from that size on sharing memory; tests choose small ones.
     */
    static LoopProgram pack(LoopProgram program, int limit, int leastShared) {
        return pack(program, limit, leastShared, SharingLimits.USUAL);
    }

    /** The same, with other loops in parts. */
    static LoopProgram pack(LoopProgram program, int limit, int leastShared, SharingLimits sharing) {
        LoopProgram bounded = WorkTable.apply(NumberTable.apply(program));
        // After the tables, since what lies in an array with others gets no room for each lane; before the methods are
        // split, since lanes take more code.
        CodeSize sizes = new CodeSize(program);
        LoopProgram inLanes = Vectorization.apply(bounded, loop -> sizes.bytesInLanes(loop) <= limit);
        LoopProgram fused = Epilogues.apply(inLanes);
        LoopProgram shared = Sharing.apply(fused, sharing, loop -> sizes.fit(List.of(loop), limit));
        List<LoopMethod> methods = MethodSplitter.split(shared.methods(), sizes, limit);
        return RoomSharing.apply(Spilling.apply(shared.with(shared.arrays(), methods)), leastShared);
    }
}
