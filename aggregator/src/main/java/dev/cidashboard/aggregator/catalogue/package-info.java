/** What people browse: projects, their pipelines, branches and merge requests, relayed from the state's kept bytes. */
package dev.cidashboard.aggregator.catalogue;
