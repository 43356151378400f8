package dev.nnm.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The known answers published with the authors' Random123 library. */
class PhiloxTest {

    @Test
    void zeros() {
        assertThat(Philox.block(0, 0, 0)).isEqualTo(new Philox.Block(0xe169c58d6627e8d5L, 0x9b00dbd8bc57ac4cL));
    }

    @Test
    void ones() {
        assertThat(Philox.block(-1, -1, -1)).isEqualTo(new Philox.Block(0x41c83b0e408f276dL, 0x6d5451fda20bc7c6L));
    }

    @Test
    void digitsOfPi() {
        Philox.Block block = Philox.block(0x299f31d0a4093822L, 0x85a308d3243f6a88L, 0x0370734413198a2eL);
        assertThat(block).isEqualTo(new Philox.Block(0x94fdccebd16cfe09L, 0x24126ea15001e420L));
    }
}
