/** GitHub, on github.com and as GitHub Enterprise Server, through its REST API. */
package dev.cidashboard.aggregator.connector.github;
