/**
 * The service: scores of images and videos over HTTP.
 *
 * <pre>{@code
 * try (var scorer = Scorer.builtIn("qpt-iqa-mini");
 *         var server = ScoringServer.start(List.of(scorer), ServerOptions.DEFAULT)) {
 *     System.out.println(server.uri());
 * }
 * }</pre>
 *
 * @since 0.2
 */
@NullMarked
package io.github.qptv2.server;

import org.jspecify.annotations.NullMarked;
