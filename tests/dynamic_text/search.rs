//! The search for text that changes, in the syntax of one source file.

use rstml::node::{Node, NodeAttribute, NodeBlock};
use std::collections::HashMap;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprClosure, FnArg, Macro, Pat, Signature, Stmt, Type};

/// Types whose values are shown as text that changes.
const SIGNALS: [&str; 9] = [
    "ArcMemo",
    "ArcReadSignal",
    "ArcRwSignal",
    "ArcSignal",
    "MaybeSignal",
    "Memo",
    "ReadSignal",
    "RwSignal",
    "Signal",
];

/// Functions that return signals without their type's name.
const SIGNAL_FUNCTIONS: [&str; 2] = ["arc_signal", "signal"];

/// What can be wrong.
pub const CLOSURE: &str = "a closure that makes no elements, as a child";
pub const IN_CLOSURE: &str = "a child that is not made of elements, in a closure that runs again";
pub const SIGNAL: &str = "a signal as a child";

/// Looks for text that changes in one source file.
#[derive(Default)]
pub struct Search {
    /// How many views there are.
    pub views: usize,
    /// Line numbers, from 1, and what is wrong there.
    pub faults: Vec<(usize, String)>,
    /// What the names of the function at hand are bound to, where that matters.
    bindings: HashMap<String, Binding>,
    /// Whether the view at hand is made by a closure inside a view.
    is_in_closure: bool,
}

/// What a name stands for.
#[derive(Clone)]
enum Binding {
    Signal,
    Closure(Box<ExprClosure>),
}

impl Search {
    /// Searches the text of a file; fails where it is no Rust.
    pub fn of(source: &str) -> syn::Result<Self> {
        let file = syn::parse_file(source)?;
        let mut search = Self::default();
        search.visit_file(&file);
        Ok(search)
    }

    fn fault(&mut self, at: &impl Spanned, what: &str) {
        self.faults.push((at.span().start().line, what.to_owned()));
    }

    /// Runs something with the names of another function.
    fn in_function(&mut self, signature: &Signature, run: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.bindings);
        for input in &signature.inputs {
            if let FnArg::Typed(input) = input
                && let Pat::Ident(name) = input.pat.as_ref()
                && is_signal_type(&input.ty)
            {
                self.bindings
                    .insert(name.ident.to_string(), Binding::Signal);
            }
        }
        run(self);
        self.bindings = outer;
    }

    /// Looks at the nodes of a view, and into everything that is in them.
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Block(NodeBlock::ValidBlock(block)) => self.child_block(block),
                Node::Element(element) => {
                    for attribute in &element.open_tag.attributes {
                        self.attribute(attribute);
                    }
                    self.nodes(&element.children);
                }
                Node::Fragment(fragment) => self.nodes(&fragment.children),
                _ => {}
            }
        }
    }

    /// Looks for views in the value of an attribute; the value itself is no text node.
    fn attribute(&mut self, attribute: &NodeAttribute) {
        let is_in_closure = std::mem::replace(&mut self.is_in_closure, false);
        match attribute {
            NodeAttribute::Block(NodeBlock::ValidBlock(block)) => {
                self.visit_block(block);
            }
            NodeAttribute::Attribute(attribute) => {
                if let Some(value) = attribute.value() {
                    self.visit_expr(value);
                }
            }
            NodeAttribute::Block(_) => {}
        }
        self.is_in_closure = is_in_closure;
    }

    fn child_block(&mut self, block: &Block) {
        for statement in &block.stmts {
            match statement {
                Stmt::Expr(child, None) => self.child(child),
                other => self.visit_stmt(other),
            }
        }
    }

    /// Looks at an expression that is a child of an element, or of the view itself.
    fn child(&mut self, child: &Expr) {
        match child {
            Expr::Paren(inner) => self.child(&inner.expr),
            Expr::Block(inner) => self.child_block(&inner.block),
            Expr::If(inner) => {
                self.child_block(&inner.then_branch);
                if let Some((_, other)) = &inner.else_branch {
                    self.child(other);
                }
            }
            Expr::Match(inner) => {
                for arm in &inner.arms {
                    self.child(&arm.body);
                }
            }
            Expr::MethodCall(call) if is_conversion(&call.method.to_string()) => {
                self.child(&call.receiver);
            }
            Expr::Closure(closure) => self.closure(child, closure),
            Expr::Call(_) if is_signal_call(child) => self.fault(child, SIGNAL),
            Expr::Path(path) => {
                let name = path.path.get_ident().map(ToString::to_string);
                match name.and_then(|name| self.bindings.get(&name).cloned()) {
                    Some(Binding::Signal) => self.fault(child, SIGNAL),
                    Some(Binding::Closure(closure)) => self.closure(child, &closure),
                    None => self.plain(child),
                }
            }
            Expr::Lit(_) if !self.is_in_closure => {}
            _ => self.plain(child),
        }
    }

    /// A child that is made anew whenever a signal in it changes.
    fn closure(&mut self, at: &Expr, closure: &ExprClosure) {
        if !makes_elements(&closure.body) {
            self.fault(at, CLOSURE);
            return;
        }
        let outer = std::mem::replace(&mut self.is_in_closure, true);
        self.child(&closure.body);
        self.is_in_closure = outer;
    }

    /// A child that is made once, with the view around it.
    fn plain(&mut self, child: &Expr) {
        if self.is_in_closure && !makes_elements(child) && !is_nothing(child) {
            self.fault(child, IN_CLOSURE);
        }
        self.visit_expr(child);
    }
}

impl<'ast> Visit<'ast> for Search {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.in_function(&function.sig, |search| {
            visit::visit_item_fn(search, function);
            // What a component returns is a child of the place where it is used.
            let mut attributes = function.attrs.iter();
            if attributes.any(|attribute| attribute.path().is_ident("component"))
                && let Some(Stmt::Expr(child @ Expr::Closure(_), None)) =
                    function.block.stmts.last()
            {
                search.child(child);
            }
        });
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.in_function(&function.sig, |search| {
            visit::visit_impl_item_fn(search, function);
        });
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        let Some(init) = &local.init else { return };
        let binding = match init.expr.as_ref() {
            expr if is_signal_call(expr) => Some(Binding::Signal),
            Expr::Closure(closure) if closure.inputs.is_empty() => {
                Some(Binding::Closure(Box::new(closure.clone())))
            }
            _ => None,
        };
        for name in names(&local.pat) {
            match &binding {
                Some(binding) => self.bindings.insert(name, binding.clone()),
                None => self.bindings.remove(&name),
            };
        }
    }

    fn visit_macro(&mut self, the_macro: &'ast Macro) {
        if !is_view(the_macro) {
            return;
        }
        self.views += 1;
        match view_nodes(the_macro) {
            Ok(nodes) => self.nodes(&nodes),
            Err(error) => self.fault(&the_macro.path, &format!("cannot be read: {error}")),
        }
    }
}

/// Looks for a view that has an element at its top.
#[derive(Default)]
struct Views {
    elements: bool,
}

impl<'ast> Visit<'ast> for Views {
    fn visit_macro(&mut self, the_macro: &'ast Macro) {
        if !is_view(the_macro) {
            return;
        }
        if let Ok(nodes) = view_nodes(the_macro) {
            self.elements |= nodes.iter().any(|node| matches!(node, Node::Element(_)));
        }
    }
}

fn makes_elements(expr: &Expr) -> bool {
    let mut views = Views::default();
    views.visit_expr(expr);
    views.elements
}

/// Whether an expression is an empty view: `()` or `None`, or a call with one of them.
fn is_nothing(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => tuple.elems.is_empty(),
        Expr::Path(path) => path.path.is_ident("None"),
        Expr::Call(call) => call.args.len() == 1 && call.args.iter().all(is_nothing),
        _ => false,
    }
}

fn is_view(the_macro: &Macro) -> bool {
    let last = the_macro.path.segments.last();
    last.is_some_and(|segment| segment.ident == "view")
}

/// The nodes of a view, parsed as Leptos does it.
fn view_nodes(the_macro: &Macro) -> Result<Vec<Node>, String> {
    let config = rstml::ParserConfig::default().recover_block(true);
    let parser = rstml::Parser::new(config);
    let (nodes, errors) = parser
        .parse_recoverable(the_macro.tokens.clone())
        .split_vec();
    match errors.as_slice() {
        [] => Ok(nodes),
        _ => Err(format!("{errors:?}")),
    }
}

/// Methods that turn a value into a view and change nothing in it.
fn is_conversion(method: &str) -> bool {
    matches!(
        method,
        "into_any" | "into_view" | "collect_view" | "clone" | "into"
    )
}

/// Whether an expression is a call that returns a signal.
fn is_signal_call(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Path(function) = call.func.as_ref() else {
        return false;
    };
    let segments = &function.path.segments;
    let is_method = segments.len() > 1
        && segments
            .iter()
            .any(|segment| SIGNALS.contains(&segment.ident.to_string().as_str()));
    let is_function = segments
        .last()
        .is_some_and(|segment| SIGNAL_FUNCTIONS.contains(&segment.ident.to_string().as_str()));
    is_method || is_function
}

fn is_signal_type(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let last = path.path.segments.last();
    last.is_some_and(|segment| SIGNALS.contains(&segment.ident.to_string().as_str()))
}

/// The names that a pattern binds: a name with or without a type, or a tuple of names.
fn names(pattern: &Pat) -> Vec<String> {
    match pattern {
        Pat::Ident(name) => vec![name.ident.to_string()],
        Pat::Type(typed) => names(&typed.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}
