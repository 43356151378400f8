package dev.nnm.cli.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final List<String> COSTS = List.of(
            "method        operations  time (µs)  compile time (ms)",
            "────────────  ──────────  ─────────  ─────────────────",
            "reverse               48      0.224               66.9",
            "complex step          28        371                  –");

    @Test
    void numbersMayDifferByRounding() {
        assertThat(Agreement.difference(List.of("x  1.71634  3.1e-12"), List.of("x  1.71635  -8.4e-12")))
                .isEmpty();
        assertThat(Agreement.difference(List.of("x  1.71"), List.of("x  1.72"))).isPresent();
        assertThat(Agreement.difference(List.of("x1"), List.of("x2"))).isPresent();
    }

    @Test
    void wordsMayNot() {
        assertThat(Agreement.difference(List.of("1  forward"), List.of("1  reverse")))
                .isPresent();
        assertThat(Agreement.difference(List.of("1"), List.of("1", ""))).isPresent();
        assertThat(Agreement.difference(List.of("v1 - v2"), List.of("v1 + v2"))).isPresent();
    }

    @Test
    void timesAreNotCompared() {
        List<String> now = List.of(
                "method        operations  time (µs)  compile time (ms)",
                "────────────  ──────────  ─────────  ─────────────────",
                "reverse               48      0.083                  7",
                "complex step          28      10200                  –");
        List<String> otherCounts = List.of(
                "method        operations  time (µs)  compile time (ms)",
                "────────────  ──────────  ─────────  ─────────────────",
                "reverse               49      0.224               66.9",
                "complex step          28        371                  –");

        assertThat(Agreement.difference(COSTS, now)).isEmpty();
        assertThat(Agreement.difference(COSTS, otherCounts)).isPresent();
        assertThat(Agreement.difference(List.of("seconds      0.012"), List.of("seconds      1.5")))
                .isEmpty();
    }
}
