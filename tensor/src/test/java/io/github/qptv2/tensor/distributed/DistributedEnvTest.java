package io.github.qptv2.tensor.distributed;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DistributedEnvTest {

    private static final Map<String, String> TORCHRUN = Map.of(
            "RANK", "5", "WORLD_SIZE", "8", "LOCAL_RANK", "1", "MASTER_ADDR", "10.0.0.7", "MASTER_PORT", "29500");

    @Test
    void withoutALauncherThereIsASingleProcess() {
        assertThat(DistributedEnv.of(Map.of("HOME", "/root"))).isEqualTo(DistributedEnv.ALONE);
    }

    @Test
    void torchrunsVariablesAreRead() {
        assertThat(DistributedEnv.of(TORCHRUN))
                .isEqualTo(new DistributedEnv(5, 8, 1, "10.0.0.7", 29500, OptionalInt.empty()));
        assertThat(DistributedEnv.of(with("TORCHELASTIC_USE_AGENT_STORE", "True", "TORCHELASTIC_RESTART_COUNT", "2"))
                        .attempt())
                .hasValue(2);
    }

    @Test
    void slurmsVariablesAreRead() {
        var slurm = Map.of(
                "SLURM_PROCID", "3",
                "SLURM_NTASKS", "4",
                "SLURM_LOCALID", "1",
                "MASTER_ADDR", "node1",
                "MASTER_PORT", "29500");

        assertThat(DistributedEnv.of(slurm))
                .isEqualTo(new DistributedEnv(3, 4, 1, "node1", 29500, OptionalInt.empty()));
        assertThat(DistributedEnv.of(Map.of("SLURM_PROCID", "0", "SLURM_NTASKS", "1"))
                        .size())
                .isOne();
    }

    /** Kubernetes' operators start one process a machine and set no LOCAL_RANK. */
    @Test
    void theLocalRankIsZeroIfItIsNotSet() {
        var kubernetes = new HashMap<>(TORCHRUN);
        kubernetes.remove("LOCAL_RANK");

        assertThat(DistributedEnv.of(kubernetes).localRank()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RANK|8|RANK must be in [0, WORLD_SIZE), got 8 of 8",
                "RANK|-1|RANK must be in [0, WORLD_SIZE), got -1 of 8",
                "RANK|two|RANK must be a whole number, got two",
                "WORLD_SIZE|0|WORLD_SIZE must be at least 1, got 0",
                "LOCAL_RANK|6|LOCAL_RANK must be in [0, RANK], got 6 at 5",
                "MASTER_PORT|99999|MASTER_PORT must be in [1, 65535], got 99999",
                "MASTER_PORT|http|MASTER_PORT must be a whole number, got http",
                "MASTER_ADDR|' '|MASTER_ADDR must name the host of rank 0, got none"
            })
    void invalidVariablesAreRefused(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistributedEnv.of(with(name, value)))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"RANK", "WORLD_SIZE", "MASTER_PORT"})
    void missingVariablesAreNamed(String name) {
        var incomplete = new HashMap<>(TORCHRUN);
        incomplete.remove(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistributedEnv.of(incomplete))
                .withMessageStartingWith(name + " must be set: processes that train together each need");
    }

    private static Map<String, String> with(String... changes) {
        var changed = new HashMap<>(TORCHRUN);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }
}
