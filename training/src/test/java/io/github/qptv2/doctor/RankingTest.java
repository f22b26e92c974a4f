package io.github.qptv2.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.Conventions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RankingTest {

    private static final Candidates CANDIDATES = Candidates.around(Conventions.DEFAULT);

    /** Eight pictures; opinions 0 to 39 and scores that follow them, or not at all. */
    private static Ranking ranking(Map<Conventions, double[]> scores, int pictures) {
        var all = new LinkedHashMap<Conventions, double[]>();
        CANDIDATES.all().forEach(candidate -> all.put(candidate, alternating(pictures)));
        all.putAll(scores);
        var names = IntStream.range(0, pictures).mapToObj(Integer::toString).toList();
        double[] opinions = IntStream.range(0, pictures).asDoubleStream().toArray();
        var evidence = new Evidence.Labels(all, opinions, new ResampledPictures(names, 1));
        return Ranking.of(CANDIDATES, Map.of(), evidence);
    }

    private static double[] alternating(int n) {
        return IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
    }

    private static double[] rising(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    @Test
    void oneAxisAtATimeEachWithBothOrdersOfPooling() {
        assertThat(CANDIDATES.passes()).hasSize(8); // current, eps, channels, normalisation, four ways to resize
        assertThat(CANDIDATES.all()).hasSize(16).doesNotHaveDuplicates().startsWith(Conventions.DEFAULT);
        var squash = Conventions.DEFAULT.with("resize", "squash").with("pooling", "norm_then_mean");
        assertThat(CANDIDATES.all()).contains(squash);
        assertThat(CANDIDATES.changes(squash)).containsExactly("pooling=norm_then_mean", "resize=squash");
        assertThat(Candidates.around(Conventions.DEFAULT.with("resize", "center:300"))
                        .passes())
                .hasSize(9);
    }

    @Test
    void whatIsBetterByMoreThanNoiseWins() {
        var bgr = Conventions.DEFAULT.with("channels", "bgr");
        var ranking = ranking(Map.of(bgr, rising(40)), 40);
        assertThat(ranking.winner())
                .hasValueSatisfying(winner -> assertThat(winner.changes()).containsExactly("channels=bgr"));
        assertThat(ranking.standings().get(0).isDistinguishable()).isTrue();
    }

    @Test
    void ofSeveralThatAreAsGoodTheOneWithFewerChangesWins() {
        var bgr = Conventions.DEFAULT.with("channels", "bgr");
        var nearly = rising(40);
        nearly[1] = 2;
        nearly[2] = 1;
        var scores = new LinkedHashMap<Conventions, double[]>();
        scores.put(bgr.with("pooling", "norm_then_mean"), rising(40));
        scores.put(bgr, nearly);
        var ranking = ranking(scores, 40);
        assertThat(ranking.standings().get(0).changes()).hasSize(2);
        assertThat(ranking.winner())
                .hasValueSatisfying(winner -> assertThat(winner.changes()).containsExactly("channels=bgr"));
    }

    @Test
    void nothingWinsWithoutADifferenceOrWithFewPictures() {
        assertThat(ranking(Map.of(), 40).winner()).isEmpty();
        var bgr = Conventions.DEFAULT.with("channels", "bgr");
        assertThat(ranking(Map.of(bgr, rising(5)), 5).winner()).isEmpty();
        assertThat(ranking(Map.of(bgr, rising(5)), 5).standings())
                .noneMatch(Standing::isDistinguishable)
                .allMatch(standing -> standing.ahead() == null);
        var broken = rising(40);
        broken[3] = Double.NaN;
        assertThat(ranking(Map.of(bgr, broken), 40).winner()).isEmpty();
    }

    @Test
    void picturesAreSpreadOverTheFolder() {
        var all = new ArrayList<Path>();
        IntStream.range(0, 10).forEach(i -> all.add(Path.of(i + ".jpg")));
        assertThat(Examination.spread(all, 4))
                .isEqualTo(List.of(Path.of("0.jpg"), Path.of("2.jpg"), Path.of("5.jpg"), Path.of("7.jpg")));
        assertThat(Examination.spread(all, 20)).isEqualTo(all);
    }

    /** Two contents of two pictures: a draw holds pairs. */
    @Test
    void picturesOfOneContentAreDrawnTogether() {
        var draws = new ResampledPictures(List.of("a", "b", "a", "b"), 1);
        var pairs = draws.interval(
                0.95,
                drawn -> IntStream.of(drawn).filter(place -> place % 2 == 0).count() % 2);
        assertThat(pairs.low()).isZero();
        assertThat(pairs.high()).isZero();
    }
}
