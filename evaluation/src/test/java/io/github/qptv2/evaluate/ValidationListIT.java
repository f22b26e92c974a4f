package io.github.qptv2.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;

import io.github.qptv2.dataset.split.ValidationList;
import io.github.qptv2.io.OrderedExecutor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed list of BIQ2021's validation images; needs the images. */
class ValidationListIT {

    @Test
    void theCommittedListEqualsTheDraw() throws Exception {
        Path biq2021 = Path.of(System.getenv().getOrDefault("QPT_BIQ2021", "none"));
        Assumptions.assumeTrue(
                Files.exists(biq2021.resolve("Images")),
                "set QPT_BIQ2021 to BIQ2021's folder to draw its images again");
        var copy = DatasetCopy.read("biq2021", biq2021);
        var list = ValidationList.read(Path.of("../configs/splits/biq2021-validation.txt"));
        var drawn = new ValidationSampler(1000, Pattern.compile("ss\\d\\d"), 20, 17)
                .sample(copy, OrderedExecutor.Width.of(2), done -> {});
        assertThat(new HashSet<>(drawn.names())).isEqualTo(new HashSet<>(list.names()));
        assertThat(list.of(copy.set()).train()).hasSize(9000);
    }
}
