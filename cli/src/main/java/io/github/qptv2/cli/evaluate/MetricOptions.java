package io.github.qptv2.cli.evaluate;

import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit.Family;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the metrics: bootstrap and logistic fit. */
final class MetricOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description =
                    "Bootstrap samples for the confidence intervals, drawn by group; 0: no intervals; default: 1000.")
    private int replicates = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed of the bootstrap; default: 1.")
    private long seed = 1;

    @Option(
            names = "--logistic",
            paramLabel = "4|5",
            description = "Parameters of the logistic function that is fitted from scores to MOS; default: 4.")
    private int parameters = 4;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * The configuration of the metrics.
     *
     * @throws ParameterException if a value is out of range
     */
    MetricConfig metricConfig() {
        if (parameters != 4 && parameters != 5) {
            throw new ParameterException(command.commandLine(), "--logistic must be 4 or 5, got " + parameters);
        }
        if (replicates != 0 && (replicates < 2 || replicates > 1_000_000)) {
            throw new ParameterException(
                    command.commandLine(), "--bootstrap must be 0 or in [2, 1000000], got " + replicates);
        }
        return new MetricConfig(
                parameters == 4 ? Family.FOUR : Family.FIVE, replicates == 0 ? null : new Bootstrap(replicates, seed));
    }
}
