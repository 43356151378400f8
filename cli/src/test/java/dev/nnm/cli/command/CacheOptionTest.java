package dev.nnm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheOptionTest {

    private static final String HOME = Path.of("").toAbsolutePath().toString();
    private static final Path STANDARD = Path.of(HOME, ".cache", "nnm");

    @Test
    void theFolderIsThatOfTheSpecification() {
        String caches = Path.of(HOME, "caches").toString();
        assertThat(CacheOption.folder(Map.of("XDG_CACHE_HOME", caches), HOME)).contains(Path.of(caches, "nnm"));
        assertThat(CacheOption.folder(Map.of(), HOME)).contains(STANDARD);
        assertThat(CacheOption.folder(Map.of("XDG_CACHE_HOME", ""), HOME)).contains(STANDARD);
        assertThat(CacheOption.folder(Map.of("XDG_CACHE_HOME", "relative"), HOME))
                .contains(STANDARD);
        assertThat(CacheOption.folder(Map.of(), null)).isEmpty();
        assertThat(CacheOption.folder(Map.of(), "?")).isEmpty();
    }

    @Test
    void theUserMayMoveItOrTurnItOff() {
        assertThat(CacheOption.folder(Map.of("NNM_CACHE", "kernels"), HOME)).contains(Path.of("kernels"));
        assertThat(CacheOption.folder(Map.of("NNM_CACHE", "off"), HOME)).isEmpty();
        assertThat(CacheOption.folder(Map.of("NNM_CACHE", ""), HOME)).contains(STANDARD);
    }
}
