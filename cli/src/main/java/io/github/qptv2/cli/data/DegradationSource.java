package io.github.qptv2.cli.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.loader.DegradationConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The degradation: a preset, operators, a recorded chain or a distortion series. */
final class DegradationSource {

    private static final String DEFAULT = "qptv2";

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            description =
                    "Degradation model to sample from: qptv2 (default), qptv1, real-esrgan, kadid, arniqa, or a .yaml file"
                            + " like those in configs/degrade.")
    private @Nullable String preset;

    @Option(
            names = "--op",
            paramLabel = "OP",
            description =
                    "Operator to apply, such as gaussian-blur:sigma=2 or jpeg:quality=10..50/1; repeatable, or several"
                            + " separated by ';', in this order; an unknown name lists all operators.")
    private @Nullable List<String> operators;

    @Option(
            names = "--chain",
            paramLabel = "CHAIN",
            description = "Recorded chain to reproduce, with its seed, as degradations.jsonl has it.")
    private @Nullable String chain;

    @Option(
            names = "--series",
            paramLabel = "TYPE",
            description =
                    "KADID-10k distortion (name, number, or all): write its five levels and a contact sheet of the center"
                            + " 400x320 pixels, unscaled.")
    private @Nullable String series;

    Optional<String> series() {
        return Optional.ofNullable(series);
    }

    /** The recorded chain to reproduce. */
    Optional<DegradationChain> chain() {
        return Optional.ofNullable(chain).map(DegradationChain::parse);
    }

    /** The degradation model to sample from. */
    DegradationModel composition() throws ConfigException {
        if (operators != null) {
            return new DegradationModel.Sequential(operators.stream()
                    .flatMap(given -> Arrays.stream(given.split(";", -1)))
                    .<DegradationModel>map(RandomOperator::parse)
                    .toList());
        }
        return DegradationConfig.named(preset == null ? DEFAULT : preset);
    }
}
