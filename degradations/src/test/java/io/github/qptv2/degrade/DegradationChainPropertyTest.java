package io.github.qptv2.degrade;

import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.compose.Presets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class DegradationChainPropertyTest {

    private static final String SEED = "20242";

    @Provide
    Arbitrary<String> presets() {
        return Arbitraries.of(Presets.names());
    }

    @Property(tries = 400, seed = SEED)
    void theTextOfADrawnChainParsesToAnEqualChain(@ForAll("presets") String preset, @ForAll long seed) {
        DegradationChain chain = Presets.named(preset).sample(seed);
        assertThat(DegradationChain.parse(chain.text())).isEqualTo(chain);
        assertThat(DegradationChain.parse(" " + chain.operators() + " @ " + seed))
                .isEqualTo(chain);
    }

    @Property(tries = 400, seed = SEED)
    void aRangeIsParsedFromItsTextAndDrawsValuesThatTheOperatorAccepts(
            @ForAll("ranges") String text, @ForAll long seed) {
        RandomOperator operator = RandomOperator.parse(text);
        DegradationModel again = RandomOperator.parse(operator.text());
        assertThat(again).isEqualTo(operator);
        assertThat(again.sample(seed)).isEqualTo(operator.sample(seed));
        Degradation drawn = operator.sample(seed).steps().get(0);
        assertThat(Operators.create(drawn.settings())).isEqualTo(drawn);
    }

    @Provide
    Arbitrary<String> ranges() {
        Arbitrary<Integer> min = Arbitraries.integers().between(1, 50);
        Arbitrary<Integer> span = Arbitraries.integers().between(0, 50);
        return min.flatMap(low -> span.flatMap(more -> Arbitraries.of(
                "jpeg:quality=%d..%d/1".formatted(low, low + more),
                "webp:quality=%d|%d".formatted(low, low + more),
                "gaussian-blur:sigma=0.%02d..%d".formatted(low, 1 + more / 4),
                "motion-blur:length=%d..%d,angle=-%d..%d".formatted(low, low + more, low, more),
                "white-noise:deviation=%d..%d,gray=true|false".formatted(low, low + more))));
    }
}
