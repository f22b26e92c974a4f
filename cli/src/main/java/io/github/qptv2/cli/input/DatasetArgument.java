package io.github.qptv2.cli.input;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.benchmark.DatasetReaders;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A labeled dataset named on the command line, {@code NAME=DIR}.
 *
 * @param name one of those that {@code qpt data list} prints
 * @param path the folder that holds the dataset; for {@code own} and {@code pseudo} also the CSV file of labels
 */
public record DatasetArgument(String name, Path path) {

    /** The form of the argument, as help texts show it. */
    public static final String FORM = "NAME=DIR";

    /**
     * Refuses arguments that name one dataset twice.
     *
     * @throws IllegalArgumentException naming it
     */
    public static void requireDistinct(List<DatasetArgument> datasets) {
        Set<String> names = new HashSet<>();
        for (var dataset : datasets) {
            if (!names.add(dataset.name())) {
                throw new IllegalArgumentException(
                        "--dataset names %s twice; put both into one folder or one labels.csv"
                                .formatted(dataset.name()));
            }
        }
    }

    @Override
    public String toString() {
        return name + "=" + path;
    }

    /** Splits at the first {@code =}; a leading {@code ~/}, which a shell expands in no such argument, is the home. */
    public static final class Converter implements ITypeConverter<DatasetArgument> {

        private static final String HOME = "~/";

        @Override
        public DatasetArgument convert(String argument) {
            int equals = argument.indexOf('=');
            if (equals < 1 || equals == argument.length() - 1) {
                throw new TypeConversionException("must be " + FORM + ", got " + argument);
            }
            String name = argument.substring(0, equals), folder = argument.substring(equals + 1);
            try {
                var path = folder.startsWith(HOME)
                        ? Path.of(System.getProperty("user.home"), folder.substring(HOME.length()))
                        : Path.of(folder);
                return new DatasetArgument(DatasetReaders.named(name).name(), path);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("is not a file name: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
