package io.github.qptv2.media.feature;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.curate.NameLookup;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares with the published list of BIQ2021's near duplicates, if the images are available. */
class NearDuplicatesIT {

    @Test
    void distancesAgreeWithThePublishedList() throws Exception {
        String data = System.getenv().getOrDefault("QPT_DATA", "");
        Path list = Path.of(data, "biq2021-near-duplicates.csv");
        Path images = Path.of(System.getenv().getOrDefault("QPT_BIQ2021", data + "/biq2021-mini"));
        Assumptions.assumeTrue(
                !data.isEmpty() && Files.exists(list), "set QPT_DATA to the folder of the real data, see its README");
        int compared = 0, turned = 0, found = 0;
        var lookup = new NameLookup(images, List.of(images.resolve("Images")));
        List<String> lines = Files.readAllLines(list);
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            Path test = lookup.find(row[0]), train = lookup.find(row[1]);
            if (Files.exists(test) && Files.exists(train)) {
                PerceptualHash one = PerceptualHash.of(ImageReader.standard().read(test));
                PerceptualHash other = PerceptualHash.of(ImageReader.standard().read(train));
                compared++;
                found += one.distance(other) <= 20 ? 1 : 0;
                if (ImageHeader.read(test).orientation() == 1) {
                    assertThat(one.distance(other)).as(line).isEqualTo(Integer.parseInt(row[2]));
                } else {
                    // the list is of hashes before the orientation is applied
                    turned++;
                }
            }
        }
        Assumptions.assumeTrue(compared > 0, "set QPT_BIQ2021 to BIQ2021's folder to compare its images");
        System.out.printf("%d pairs, %d of them stored turned, %d within 20 bits%n", compared, turned, found);
        assertThat(found).isGreaterThanOrEqualTo(compared - turned);
    }
}
