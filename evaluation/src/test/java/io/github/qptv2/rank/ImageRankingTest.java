package io.github.qptv2.rank;

import java.util.List;
import java.util.Optional;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.rank.ImageRanking.Candidate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageRankingTest {

    private static final PerceptualHash SEA = new PerceptualHash(-1, 0, -1, 0);
    private static final PerceptualHash SEA_AGAIN = new PerceptualHash(-1, 0xff, -1, 0);
    private static final PerceptualHash TOWN = new PerceptualHash(0, -1, 0, -1);

    private static Candidate<String> candidate(String name, double goodness) {
        return new Candidate<>(name, goodness, Optional.empty());
    }

    private static Candidate<String> candidate(String name, double goodness, PerceptualHash hash) {
        return new Candidate<>(name, goodness, Optional.of(hash));
    }

    @Test
    void theBestIsFirstWithAPercentileOfAHundred() {
        var ranked = ImageRanking.of(List.of(candidate("a", 0.2), candidate("b", 0.9), candidate("c", 0.5)));
        assertThat(ranked).extracting(RankedImage::item).containsExactly("b", "c", "a");
        assertThat(ranked).extracting(RankedImage::rank).containsExactly(1, 2, 3);
        assertThat(ranked).extracting(RankedImage::percentile).containsExactly(100.0, 50.0, 0.0);
    }

    @Test
    void tiesShareRankAndPercentileAndKeepTheirOrder() {
        var ranked = ImageRanking.of(
                List.of(candidate("a", 1), candidate("b", 3), candidate("c", 3), candidate("d", 0), candidate("e", 1)));
        assertThat(ranked).extracting(RankedImage::item).containsExactly("b", "c", "a", "e", "d");
        assertThat(ranked).extracting(RankedImage::rank).containsExactly(1, 1, 3, 3, 5);
        // b: 3 of 4 others are worse, 1 ties and counts half
        assertThat(ranked).extracting(RankedImage::percentile).containsExactly(87.5, 87.5, 37.5, 37.5, 0.0);
    }

    @Test
    void aSingleImageIsTheBest() {
        assertThat(ImageRanking.of(List.of(candidate("a", -7))))
                .containsExactly(new RankedImage<>("a", 1, 100, 0, 1, true));
        assertThat(ImageRanking.of(List.<Candidate<String>>of())).isEmpty();
    }

    @Test
    void groupsAreNumberedInTheOrderOfTheirBestImages() {
        var ranked = ImageRanking.of(List.of(
                candidate("sea", 0.3, SEA),
                candidate("town", 0.9, TOWN),
                candidate("sea again", 0.4, SEA_AGAIN),
                candidate("town copied", 0.8, TOWN),
                candidate("alone", 0.5)));
        assertThat(ranked)
                .containsExactly(
                        new RankedImage<>("town", 1, 100, 1, 2, true),
                        new RankedImage<>("town copied", 2, 75, 1, 2, false),
                        new RankedImage<>("alone", 3, 50, 0, 1, true),
                        new RankedImage<>("sea again", 4, 25, 2, 2, true),
                        new RankedImage<>("sea", 5, 0, 2, 2, false));
    }

    @Test
    void nonFiniteScoresAreAnError() {
        assertThatThrownBy(() -> candidate("a", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("goodness must be finite, got NaN");
    }
}
