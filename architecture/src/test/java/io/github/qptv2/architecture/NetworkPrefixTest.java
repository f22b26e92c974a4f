package io.github.qptv2.architecture;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.CheckpointFormat;
import io.github.qptv2.checkpoint.CheckpointFormat.Format;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NetworkPrefixTest {

    private static final String KNOWN = "patch_embed.proj.weight";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.",
                "net.",
                "backbone.",
                "encoder.",
                "student.",
                "teacher.",
                "ema.",
                "model_ema.module.",
                "model._orig_mod.module.net.",
                "my_scorer."
            })
    void thePrefixOfTheOnlyNetworkIsRemoved(String prefix) {
        var stripped = NetworkPrefix.strip(checkpoint(prefix + KNOWN, prefix + "norm.bias"));
        assertThat(stripped.weights().names()).containsExactly(KNOWN, "norm.bias");
        assertThat(stripped.container().strippedPrefix()).isEqualTo(prefix);
        assertThat(stripped.container().ignored()).isEmpty();
    }

    @Test
    void namesWithoutAPrefixAreKept() {
        var plain = checkpoint(KNOWN, "teacher." + KNOWN);
        assertThat(NetworkPrefix.strip(plain)).isSameAs(plain);
        var other = checkpoint("conv1.weight", "my_patch_embed.proj.weight");
        assertThat(NetworkPrefix.strip(other)).isSameAs(other);
    }

    @Test
    void countersBesideANetworkAreIgnored() {
        var averaged = checkpoint("module." + KNOWN, "module.norm.bias");
        averaged = new Checkpoint(
                averaged.file(), averaged.container(), averaged.weights().with("n_averaged", Weight.of(new long[] {7
                })));
        var stripped = NetworkPrefix.strip(averaged);
        assertThat(stripped.weights().names()).containsExactly(KNOWN, "norm.bias");
        assertThat(stripped.container().ignored()).containsExactly("n_averaged");
    }

    @Test
    void severalNetworksAreRefusedByTheirPrefixes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkPrefix.strip(checkpoint("teacher." + KNOWN, "student." + KNOWN)))
                .withMessage("holds 2 networks, with the prefixes student., teacher.; select one:"
                        + " qpt convert --prefix student.");
    }

    @Test
    void tensorsOutsideTheNetworkAreNotDroppedSilently() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> NetworkPrefix.strip(checkpoint("encoder." + KNOWN, "quality_regressor.fc_cls.0.bias")))
                .withMessage("the network's weights have the prefix encoder., which 1 other tensors lack"
                        + " (quality_regressor.fc_cls.0.bias); if they do not belong to it, drop them:"
                        + " qpt convert --prefix encoder.");
    }

    @Test
    void aSelectedNetworkLeavesTheOthersOut() {
        var several = checkpoint(KNOWN, "norm.bias", "ema." + KNOWN, "ema.norm.bias", "ema.old." + KNOWN);
        assertThat(NetworkPrefix.select(several, "").weights().names()).containsExactly(KNOWN, "norm.bias");
        assertThat(NetworkPrefix.select(several, "ema").weights().names()).containsExactly(KNOWN, "norm.bias");
        assertThat(NetworkPrefix.select(several, "ema.old.").weights().names()).containsExactly(KNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkPrefix.select(several, "teacher."))
                .withMessage("holds no network with the prefix teacher.; found \"\", ema., ema.old.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkPrefix.select(checkpoint("conv1.weight"), "teacher."))
                .withMessage("holds no network with the prefix teacher.; it has no patch_embed.proj.weight;"
                        + " its tensors are conv1.weight");
    }

    private static Checkpoint checkpoint(String... names) {
        var weights = new LinkedHashMap<String, Weight>();
        for (var name : names) {
            weights.put(name, Weight.of(new float[2], 2));
        }
        var format = new CheckpointFormat(Format.SAFETENSORS, List.of(), "", List.of());
        return new Checkpoint(Path.of("w.safetensors"), format, StateDict.of(weights));
    }
}
