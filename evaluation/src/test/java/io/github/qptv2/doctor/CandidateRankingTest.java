package io.github.qptv2.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidateRankingTest {

    private static final ConfigCandidates CANDIDATES = ConfigCandidates.around(InferenceConfig.DEFAULT);

    /** Images with MOS 0, 1, 2, ...; scores alternate between 0 and 1 unless given. */
    private static CandidateRanking ranking(Map<InferenceConfig, double[]> scores, int images) {
        var all = new LinkedHashMap<InferenceConfig, double[]>();
        CANDIDATES.all().forEach(candidate -> all.put(candidate, alternating(images)));
        all.putAll(scores);
        var names = IntStream.range(0, images).mapToObj(Integer::toString).toList();
        double[] mos = IntStream.range(0, images).asDoubleStream().toArray();
        var evidence = new RankingEvidence.LabelEvidence(all, mos, RankingEvidence.resampling(names, 1));
        return CandidateRanking.of(CANDIDATES, Map.of(), evidence);
    }

    private static double[] alternating(int n) {
        return IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
    }

    private static double[] rising(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    @Test
    void candidatesChangeOneAxisEachWithBothPoolingOrders() {
        assertThat(CANDIDATES.passes()).hasSize(8); // current, eps, channels, normalization, four ways to resize
        assertThat(CANDIDATES.all()).hasSize(16).doesNotHaveDuplicates().startsWith(InferenceConfig.DEFAULT);
        var squash = InferenceConfig.DEFAULT.with("resize", "squash").with("pooling", "norm_then_mean");
        assertThat(CANDIDATES.all()).contains(squash);
        assertThat(CANDIDATES.changes(squash)).containsExactly("pooling=norm_then_mean", "resize=squash");
        assertThat(ConfigCandidates.around(InferenceConfig.DEFAULT.with("resize", "center:300"))
                        .passes())
                .hasSize(9);
    }

    @Test
    void aSignificantlyBetterCandidateWins() {
        var bgr = InferenceConfig.DEFAULT.with("channels", "bgr");
        var ranking = ranking(Map.of(bgr, rising(40)), 40);
        assertThat(ranking.recommended()).hasValueSatisfying(recommended -> assertThat(recommended.changes())
                .containsExactly("channels=bgr"));
        assertThat(ranking.ranked().get(0).isDistinguishable()).isTrue();
    }

    @Test
    void amongIndistinguishableCandidatesTheOneWithFewerChangesWins() {
        var bgr = InferenceConfig.DEFAULT.with("channels", "bgr");
        var nearly = rising(40);
        nearly[1] = 2;
        nearly[2] = 1;
        var scores = new LinkedHashMap<InferenceConfig, double[]>();
        scores.put(bgr.with("pooling", "norm_then_mean"), rising(40));
        scores.put(bgr, nearly);
        var ranking = ranking(scores, 40);
        assertThat(ranking.ranked().get(0).changes()).hasSize(2);
        assertThat(ranking.recommended()).hasValueSatisfying(recommended -> assertThat(recommended.changes())
                .containsExactly("channels=bgr"));
    }

    @Test
    void nothingWinsWithoutASignificantDifferenceOrWithFewImages() {
        assertThat(ranking(Map.of(), 40).recommended()).isEmpty();
        var bgr = InferenceConfig.DEFAULT.with("channels", "bgr");
        assertThat(ranking(Map.of(bgr, rising(5)), 5).recommended()).isEmpty();
        assertThat(ranking(Map.of(bgr, rising(5)), 5).ranked())
                .noneMatch(RankedCandidate::isDistinguishable)
                .allMatch(candidate -> candidate.gain() == null);
        var broken = rising(40);
        broken[3] = Double.NaN;
        assertThat(ranking(Map.of(bgr, broken), 40).recommended()).isEmpty();
    }

    @Test
    void imagesAreSampledEvenlyFromTheFolder() {
        var all = new ArrayList<Path>();
        IntStream.range(0, 10).forEach(i -> all.add(Path.of(i + ".jpg")));
        assertThat(DoctorRequest.evenlySpaced(all, 4))
                .isEqualTo(List.of(Path.of("0.jpg"), Path.of("2.jpg"), Path.of("5.jpg"), Path.of("7.jpg")));
        assertThat(DoctorRequest.evenlySpaced(all, 20)).isEqualTo(all);
    }

    /** Two contents of two images: a bootstrap sample consists of pairs. */
    @Test
    void imagesOfOneContentAreDrawnTogether() {
        var draws = RankingEvidence.resampling(List.of("a", "b", "a", "b"), 1);
        var pairs = draws.interval(
                0.95,
                drawn -> IntStream.of(drawn).filter(place -> place % 2 == 0).count() % 2);
        assertThat(pairs.low()).isZero();
        assertThat(pairs.high()).isZero();
    }
}
