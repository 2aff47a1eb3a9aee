/** GitLab, gitlab.com and self-managed, through its REST API v4. */
package dev.cidashboard.aggregator.connector.gitlab;
