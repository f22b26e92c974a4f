package io.github.qptv2.cli.input;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DatasetArgumentTest {

    private static DatasetArgument dataset(String argument) {
        return new DatasetArgument.Converter().convert(argument);
    }

    @Test
    void theNameEndsAtTheFirstEqualsSign() {
        assertThat(dataset("own=a=b/c")).isEqualTo(new DatasetArgument("own", Path.of("a=b/c")));
        assertThat(dataset("own=a=b/c")).hasToString("own=a=b/c");
    }

    @Test
    void namesAreThoseOfTheListWhateverTheirCaseAndHyphens() {
        assertThat(dataset("KonIQ10k=x").name()).isEqualTo("koniq-10k");
    }

    @Test
    void aLeadingTildeIsTheHomeFolder() {
        assertThat(dataset("own=~/images").path()).isEqualTo(Path.of(System.getProperty("user.home"), "images"));
        assertThat(dataset("own=a~/images").path()).isEqualTo(Path.of("a~/images"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "own|must be NAME=DIR, got own",
                "=x|must be NAME=DIR, got =x",
                "own=|must be NAME=DIR, got own=",
                "imagenet=x|unknown dataset \"imagenet\"; known datasets are koniq-10k",
            })
    void otherFormsAreRefused(String argument, String message) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> dataset(argument))
                .withMessageStartingWith(message);
    }

    @Test
    void aDatasetIsGivenOnce() {
        var datasets = List.of(dataset("own=a"), dataset("clive=b"), dataset("own=c"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetArgument.requireDistinct(datasets))
                .withMessage("--dataset names own twice; put both into one folder or one labels.csv");
    }
}
