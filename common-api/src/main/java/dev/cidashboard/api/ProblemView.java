package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * RFC 9457 problem details.
 *
 * @param type a stable {@code urn:ci-dashboard:problem:…}
 * @param parameter the parameter to blame, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(String type, String title, int status, String detail, String parameter) {}
