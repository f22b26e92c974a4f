package io.github.qptv2.cli.doctor;

import java.util.List;

import io.github.qptv2.cli.output.Cli;
import io.github.qptv2.scoring.SelfTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestCommandTest {

    @Test
    void theDoctorExaminesThisMachine() {
        var result = Cli.run("doctor", "--self");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("PASS  this machine computes right scores: a small network's are within ");
    }

    @Test
    void aMachineThatComputesWrongScoresFails() {
        var outcome = new SelfTest.Outcome(List.of(0.25f, 0.5f), List.of(0.25f, 0.8f));
        assertThat(SelfTestText.of(outcome))
                .startsWith("FAIL  this machine computes wrong scores, so none are computed on it:"
                        + " a small network's are within 3.0e-01 of known values, allowed are 1e-04");
    }

    @Test
    void itIsEitherThisMachineOrAModel() {
        var both = Cli.run("doctor", "--self", "--images", ".");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("--self examines this machine; leave out --model and --images");
        var neither = Cli.run("doctor", "--images", ".");
        assertThat(neither.exitCode()).isEqualTo(2);
        assertThat(neither.err()).contains("give --model FILE and --images DIR, or --self");
    }
}
