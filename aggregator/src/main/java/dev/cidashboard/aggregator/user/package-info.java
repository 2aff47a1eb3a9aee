/** People: whose tokens these are, and the pictures of those whom the forges name. */
package dev.cidashboard.aggregator.user;
