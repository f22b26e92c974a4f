package io.github.qptv2.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers of errors: problem details (RFC 9457). */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static String json(ProblemType type, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type.uri());
        members.put("title", type.title());
        members.put("status", type.status());
        members.put("detail", detail);
        return Json.line(members);
    }

    /** Writes the problem of a failure. A response that has begun is aborted. */
    static void write(Context ctx, Throwable failure) {
        if (ctx.res().isCommitted()) {
            LOG.info("{} {} ends early: {}", ctx.method(), ctx.path(), failure.toString());
            Connections.abort(ctx);
            return;
        }
        var problem = of(ctx, failure);
        problem.headers().forEach(ctx::header);
        ctx.status(problem.type().status());
        ctx.result(json(problem.type(), problem.detail()));
        ctx.contentType(CONTENT_TYPE);
    }

    private static ProblemException of(Context ctx, Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            return of(ctx, failure.getCause());
        }
        if (failure instanceof MethodNotAllowedResponse method) {
            String allowed = method.getDetails().getOrDefault("availableMethods", "GET");
            return new ProblemException(
                    ProblemType.METHOD_NOT_ALLOWED,
                    "the method must be one of %s, got %s".formatted(allowed, ctx.method()),
                    Map.of("Allow", allowed));
        }
        if (failure instanceof HttpResponseException response) {
            return response.getStatus() == ProblemType.NOT_FOUND.status()
                    ? new ProblemException(ProblemType.NOT_FOUND, "there is no " + ctx.path())
                    : new ProblemException(ProblemType.BAD_REQUEST, String.valueOf(response.getMessage()));
        }
        if (failure instanceof TimeoutException) {
            return new ProblemException(
                    ProblemType.DEADLINE_EXCEEDED, "the scores were not computed in time", Map.of("Retry-After", "10"));
        }
        if (failure instanceof CancellationException) {
            return new ProblemException(ProblemType.STOPPING, "the request was canceled");
        }
        if (failure instanceof IOException || failure instanceof HttpException) {
            return new ProblemException(ProblemType.BAD_REQUEST, "the body could not be read: " + failure.getMessage());
        }
        LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
        return new ProblemException(ProblemType.INTERNAL_ERROR, "see the log of the service");
    }
}
