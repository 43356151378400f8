package dev.nnm.cli.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import org.junit.jupiter.api.Test;

class BackpropCommandTest {

    @Test
    void theWeightsOfTheLecturesExample() {
        assertThat(Cli.run("backprop", Cli.sample("backprop"), "--at", "x=[1,0],t=0.9", "--step", "--digits", "4")
                        .out())
                .contains("δ_o         o*(1 - o)*(t - o)          0.08597")
                .contains("0.01719                           0.1172")
                .contains("[0.009454, 0.009454]              [0.1095, 0.1095]")
                .contains(
                        "momentum(rate = 0.2, momentum = 0.9): change = rate · (-gradient) + momentum · change before.");
    }

    @Test
    void severalSteps() {
        JsonObject json = Cli.run("backprop", Cli.sample("backprop"), "--at", "x=[1,0],t=0.9", "--step", "2", "--json")
                .json();

        assertThat(json.getAsJsonObject("loss2").get("before"))
                .isEqualTo(json.getAsJsonObject("loss1").get("after"));
        assertThat(json.getAsJsonArray("weights2")).hasSize(4);
    }

    @Test
    void aFunctionHasNoLoss() {
        Cli cli = Cli.run("backprop", Cli.sample("baydin"), "--at", "x1=2,x2=5");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.err()).contains("has no loss: there are y");
    }
}
