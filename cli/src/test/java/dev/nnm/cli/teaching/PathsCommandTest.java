package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import org.junit.jupiter.api.Test;

class PathsCommandTest {

    @Test
    void theLecturesExample() {
        JsonObject json = Cli.run("paths", Cli.sample("lecture/path_sums"), "--at", "w=1.1", "--json")
                .json();

        assertThat(json.getAsJsonObject("summary").get("paths").getAsInt()).isEqualTo(32);
        assertThat(json.getAsJsonObject("summary").get("edges").getAsInt()).isEqualTo(20);
        assertThat(json.getAsJsonArray("pathList")).hasSize(32);
    }

    @Test
    void longListsAreLeftOut() {
        assertThat(Cli.run("paths", Cli.sample("lecture/path_sums"), "--most", "10")
                        .out())
                .contains("too many paths to list")
                .doesNotContain("w → h11");
    }
}
