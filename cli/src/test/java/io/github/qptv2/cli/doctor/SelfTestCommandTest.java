package io.github.qptv2.cli.doctor;

import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.scoring.SelfTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestCommandTest {

    @Test
    void thisMachinePasses() {
        var result = Cli.run("doctor", "--self");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith(
                        "PASS  this machine computes correct scores: those of a small network differ from known values by ");
    }

    @Test
    void aMachineThatComputesWrongScoresFails() {
        var outcome = new SelfTest.Outcome(List.of(0.25f, 0.5f), List.of(0.25f, 0.8f));
        assertThat(SelfTestText.of(outcome))
                .startsWith("FAIL  this machine computes wrong scores; scoring is disabled on it:"
                        + " those of a small network differ from known values by 3.0e-01 (tolerance 1e-04)");
    }

    @Test
    void eitherThisMachineOrAModelIsTested() {
        var both = Cli.run("doctor", "--self", "--images", ".");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("--self tests this machine; omit --model and --images");
        var neither = Cli.run("doctor", "--images", ".");
        assertThat(neither.exitCode()).isEqualTo(2);
        assertThat(neither.err()).contains("give --model FILE and --images DIR, or --self");
    }
}
