package io.github.qptv2.cli.data;

import java.util.List;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.io.LegacyNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The dataset that {@code qpt data check} and {@code qpt data split} read. */
final class CheckedDataset {

    @Option(
            names = "--dataset",
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder; for own, the folder or its CSV file.")
    private @Nullable DatasetArgument dataset;

    @Parameters(hidden = true, arity = "0..2")
    private List<String> former = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** The dataset, also in the form of version 0.1, of which a line on the console warns. */
    DatasetArgument required(Console console) {
        try {
            var given = dataset != null || former.isEmpty()
                    ? dataset
                    : new DatasetArgument.Converter().convert(LegacyNames.dataset(former, console::message));
            if (given == null) {
                throw new ParameterException(
                        command.commandLine(), "Missing required option: '--dataset=" + DatasetArgument.FORM + "'");
            }
            return given;
        } catch (TypeConversionException e) {
            throw new ParameterException(command.commandLine(), "wrong value for --dataset: " + e.getMessage(), e);
        }
    }
}
