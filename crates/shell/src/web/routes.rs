//! The table of routes: each is written down as it is added, so that a test can walk them all.

use axum::{
    Router,
    handler::Handler,
    http::Method,
    routing::{MethodFilter, on},
};

use super::App;

/// A route of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: String,
    /// Its path, with `{parameters}`.
    pub path: &'static str,
}

/// Routes and the table of what they are.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what answers `GET` (and `HEAD`) on a path.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(&Method::GET, MethodFilter::GET, path, handler)
    }

    /// Adds what answers `POST` on a path.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add(&Method::POST, MethodFilter::POST, path, handler)
    }

    fn add<H: Handler<T, App>, T: 'static>(
        mut self,
        method: &Method,
        filter: MethodFilter,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.router = self.router.route(path, on(filter, handler));
        self.table.push(Route { method: method.to_string(), path });
        self
    }

    /// Adds another feature's.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// The router, and the table of what it answers.
    pub fn finish(self) -> (Router<App>, Vec<Route>) {
        (self.router, self.table)
    }
}
