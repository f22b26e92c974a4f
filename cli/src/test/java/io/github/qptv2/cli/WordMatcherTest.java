package io.github.qptv2.cli;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The check of words finds what it must find, and no more. */
class WordMatcherTest {

    private static final WordMatcher MATCHER = new WordMatcher(List.of(
            WordRule.parse("picture\tpart\timage"),
            WordRule.parse("picture\tphrase\timage"),
            WordRule.parse("warm up\tpart\twarmup"),
            WordRule.parse("goes on\tphrase\tresumes"),
            WordRule.parse("normalis*\tphrase\tnormaliz-"),
            WordRule.parse("opinion\tphrase\tMOS\tmean opinion score\tthe term that MOS abbreviates"),
            WordRule.parse("LadderFeed\tname\tDistortionSeriesLoader")));

    @Test
    void partsOfIdentifiersAreFoundByCamelCase() {
        assertThat(words(MATCHER.inCode("var shownPicture = PICTURE_SIZE + warmUpSteps;")))
                .containsExactly("shownPicture", "PICTURE_SIZE", "warmUpSteps");
        assertThat(words(MATCHER.inCode("depictured(picturesque, warmup)"))).isEmpty();
    }

    @Test
    void namesAreFoundWholeAndByCase() {
        assertThat(words(MATCHER.inCode("new LadderFeed(), ladderFeed, LadderFeedTest")))
                .containsExactly("LadderFeed");
        assertThat(words(MATCHER.inProse("As a LadderFeed does."))).containsExactly("LadderFeed");
    }

    @Test
    void phrasesOfProseAreFoundOverTheEndOfALine() {
        assertThat(words(MATCHER.inProse("A run goes\n     * on with the next Picture.")))
                .containsExactly("goes on", "Picture");
        assertThat(words(MATCHER.inProse("It goes, on average, to data.picture and pictures.")))
                .isEmpty();
        assertThat(words(MATCHER.inProse("normalised shownPicture"))).containsExactly("shownPicture", "normalised");
    }

    @Test
    void anExceptionCoversOnlyTheTextThatItNames() {
        assertThat(words(MATCHER.inProse("The mean opinion\n // score."))).isEmpty();
        assertThat(words(MATCHER.inProse("The mean opinion score is no opinion.")))
                .hasSize(1);
    }

    @Test
    void codeAndProseOfASourceArePartedInPlace() {
        String source =
                "int a; // one \"two\"\nString b = \"c // d \\\" e\"; /* f\n * g */ char h = '\"'; i(\"\"\"\n j \"k\" \"\"\");";
        var text = JavaText.of(source);
        assertThat(text.code().replaceAll("\\s+", " "))
                .isEqualTo("int a; // String b = \" \"; /* */ char h = ' '; i(\"\"\" \"\"\");");
        assertThat(text.prose().replaceAll("\\s+", " ").strip())
                .isEqualTo("one \"two\" c // d \\\" e f * g \" j \"k\"");
        assertThat(text.code()).hasSameSizeAs(source);
        assertThat(text.prose()).hasSameSizeAs(source);
    }

    @Test
    void aRuleNeedsAReasonForItsException() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordRule.parse("unit\tphrase\ttoken\tunit test"))
                .withMessage("a rule must have 3 or 5 columns, got: unit\tphrase\ttoken\tunit test");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordRule.parse("unit\tphrase\ttoken\tunit test\t "))
                .withMessageStartingWith("an exception must have an expression and a reason");
    }

    private static List<String> words(List<WordMatcher.Hit> hits) {
        return hits.stream().map(WordMatcher.Hit::text).toList();
    }
}
